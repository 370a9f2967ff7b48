namespace AuditPipeline.Reports.Press.Model;

/// <summary>Shape in front of a status, told apart by form and not by colour alone.</summary>
public enum BadgeShape
{
    /// <summary>Filled circle: evidenced.</summary>
    Full = 1,

    /// <summary>Half-filled circle: supported.</summary>
    Half = 2,

    /// <summary>Hollow circle: context.</summary>
    Hollow = 3,

    /// <summary>Filled triangle: a gap, a warning.</summary>
    Triangle = 4,

    /// <summary>Hollow diamond: not assessed.</summary>
    Diamond = 5,

    /// <summary>Dash: not applicable.</summary>
    Dash = 6,

    /// <summary>Hollow square: readiness, before the date of application.</summary>
    Square = 7,
}
