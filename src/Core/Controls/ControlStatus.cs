namespace AuditPipeline.Core.Controls;

/// <summary>State of a provision on the catalogue's date.</summary>
public enum ControlStatus
{
    InForce = 1,
    AppliesLater = 2,

    /// <summary>Its date of application is not settled; packs print every date its note names.</summary>
    Unverified = 3,
}
