namespace AuditPipeline.Host.Settings;

/// <summary>Who may destroy and hold.</summary>
internal sealed class CustodySettings
{
    /// <summary>Roles that order and approve erasures and legal holds, each with its own key. Every such act takes two of them; with fewer than
    /// two nobody can. At most 16.</summary>
    public List<CustodyRoleSettings> Roles { get; set; } = [];
}
