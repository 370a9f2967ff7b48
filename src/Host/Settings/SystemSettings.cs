namespace AuditPipeline.Host.Settings;

/// <summary>One AI system of the inventory.</summary>
internal sealed class SystemSettings
{
    /// <summary>What callers send as <c>x-audit-system</c>.</summary>
    public string Id { get; set; } = "";

    public string Name { get; set; } = "";

    public string? Version { get; set; }

    /// <summary><c>deployer</c> or <c>provider</c>.</summary>
    public string Role { get; set; } = "deployer";

    /// <summary><c>high-risk-annex-iii</c>, <c>high-risk-annex-i</c>, <c>limited</c>, <c>minimal</c>.</summary>
    public string RiskClass { get; set; } = "minimal";

    public string? AnnexIiiPoint { get; set; }

    public string? Purpose { get; set; }

    public string? Owner { get; set; }

    /// <summary>Models it is meant to use; others count as unregistered traffic.</summary>
    public List<string> Models { get; set; } = [];

    /// <summary>Answers to the catalogue's questions about a system, by name: <c>workplace: true</c> …</summary>
    public Dictionary<string, string> Profile { get; set; } = [];
}
