namespace AuditPipeline.Host.Settings;

/// <summary>Who may destroy and hold, and how keys are kept.</summary>
internal sealed class CustodySettings
{
    /// <summary>Days between two rotations of the master key; 0 for never. Default 30; 0 to 3650.</summary>
    public int MasterKeyDays { get; set; } = 30;

    /// <summary>Roles that order and approve erasures and legal holds, each with its own key. Every such act takes two of them; with fewer than
    /// two nobody can. At most 16.</summary>
    public List<CustodyRoleSettings> Roles { get; set; } = [];

    public ScrubSettings Scrub { get; set; } = new();
}
