namespace AuditPipeline.Core.Captures;

public enum AppendResult
{
    /// <summary>Durable on return.</summary>
    Stored,

    /// <summary>This id was there before; nothing was written.</summary>
    AlreadyStored,

    /// <summary>The queue is at its bound; nothing was written.</summary>
    Full,
}
