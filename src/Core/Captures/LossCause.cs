namespace AuditPipeline.Core.Captures;

/// <summary>Why calls were forwarded without a record. The numbers are stored and never change meaning.</summary>
public enum LossCause
{
    /// <summary>The journal could not write, and the buffer for what waits had no room left.</summary>
    JournalUnavailable = 1,

    /// <summary>The journal was at its bound, and the buffer for what waits had no room left.</summary>
    JournalFull = 2,

    /// <summary>The gateway died before what it had in memory was durable.</summary>
    GatewayDied = 3,
}
