namespace AuditPipeline.Host.Chaos.Outage;

/// <summary>When a call began.</summary>
internal enum OutagePhase
{
    Before,
    During,

    /// <summary>While what had waited is caught up with.</summary>
    After,

    /// <summary>When all is as it was.</summary>
    Later,
}
