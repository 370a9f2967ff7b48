namespace AuditPipeline.Reports.Query;

/// <summary>Secrets of the API. The administrator key itself is never held, only its hash.</summary>
public sealed class AuditApiOptions
{
    /// <summary>SHA-256 of the administrator key's UTF-8 bytes, 64 lower-case hex digits. Every call is refused while it is empty.</summary>
    public string AdministratorKeySha256 { get; set; } = "";

    /// <summary>SHA-256 of the key of the local command line, made anew at every start; empty when there is none.</summary>
    public string CommandLineKeySha256 { get; set; } = "";

    /// <summary>Key of the pseudonyms in records; empty means a user cannot be asked for by name.</summary>
    public ReadOnlyMemory<byte> PseudonymKey { get; set; }

    /// <summary>Owner of the records.</summary>
    public string Tenant { get; set; } = "default";

    /// <summary>Who may order erasures and holds; with fewer than two nobody can.</summary>
    public IReadOnlyList<CustodyRole> Roles { get; set; } = [];

    /// <summary>Longest period of one question. Default 400 days.</summary>
    public TimeSpan LongestPeriod { get; set; } = TimeSpan.FromDays(400);
}
