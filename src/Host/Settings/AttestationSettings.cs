namespace AuditPipeline.Host.Settings;

/// <summary>A document somebody answers for, as evidence of a control.</summary>
internal sealed class AttestationSettings
{
    /// <summary>Id in the control catalogue: <c>AIA-4.1</c>.</summary>
    public string Control { get; set; } = "";

    /// <summary>What it attests: the text of the control's evidence item, or a part of it that names one item.</summary>
    public string Item { get; set; } = "";

    public string Owner { get; set; } = "";

    /// <summary>yyyy-MM-dd.</summary>
    public string Date { get; set; } = "";

    /// <summary>yyyy-MM-dd.</summary>
    public string Expires { get; set; } = "";

    /// <summary>Document whose SHA-256 is stated; a relative path starts at the settings file.</summary>
    public string File { get; set; } = "";
}
