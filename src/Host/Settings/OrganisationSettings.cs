namespace AuditPipeline.Host.Settings;

/// <summary>The legal person that packs speak of.</summary>
internal sealed class OrganisationSettings
{
    public string Name { get; set; } = "";

    public string? Country { get; set; }

    public string? Contact { get; set; }

    /// <summary>Answers to the profile questions of the control catalogue, by name: <c>public_authority: false</c> …</summary>
    public Dictionary<string, string> Profile { get; set; } = [];
}
