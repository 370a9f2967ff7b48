namespace AuditPipeline.Core.Redaction;

/// <summary>What is done with a value that was found.</summary>
public enum RedactionMethod
{
    /// <summary><c>[KIND]</c>.</summary>
    Replace = 1,

    /// <summary><c>[KIND_1]</c>, numbered by first appearance within one interaction.</summary>
    Pseudonym = 2,

    /// <summary>All but a few characters become a mask character.</summary>
    Mask = 3,

    /// <summary><c>[KIND#…]</c>, keyed: the same value gives the same token.</summary>
    Hash = 4,

    /// <summary>The value stays and is counted.</summary>
    Keep = 5,
}
