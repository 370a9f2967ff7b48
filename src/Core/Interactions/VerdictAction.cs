namespace AuditPipeline.Core.Interactions;

/// <summary>What a provider did about what it found. Stored by word.</summary>
public enum VerdictAction
{
    /// <summary>Found, and let through.</summary>
    Flagged = 1,

    /// <summary>Refused, cut off or replaced.</summary>
    Blocked = 2,
}
