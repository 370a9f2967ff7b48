namespace AuditPipeline.Host.Settings;

/// <summary>A person answers for one attested item of a control.</summary>
internal sealed class AttestationSettings
{
    /// <summary>Id in the control catalogue: <c>AIA-4.1</c>.</summary>
    public string Control { get; set; } = "";

    /// <summary>Place of the item in the control's list of attested evidence, from 1.</summary>
    public int Item { get; set; }

    public string Owner { get; set; } = "";

    /// <summary>Day it was signed, yyyy-MM-dd.</summary>
    public string Date { get; set; } = "";

    /// <summary>Last day on which it counts, yyyy-MM-dd.</summary>
    public string Expires { get; set; } = "";

    /// <summary>Document whose SHA-256 is stated; a relative path starts at the settings file.</summary>
    public string File { get; set; } = "";
}
