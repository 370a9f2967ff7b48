namespace AuditPipeline.Core.Packs;

/// <summary>What a pack shows of one committed part. Wire names are the lower-case ones.</summary>
public enum PartState
{
    /// <summary>Payload and salt are there.</summary>
    Disclosed = 1,

    /// <summary>Not shown.</summary>
    Withheld = 2,

    /// <summary>Its key was destroyed, by a logged statement.</summary>
    Erased = 3,

    /// <summary>Dropped at the end of its retention, by a logged statement.</summary>
    Expired = 4,
}
