namespace AuditPipeline.Host.Settings;

/// <summary>A role of custody.</summary>
internal sealed class CustodyRoleSettings
{
    /// <summary>As it stands in statements and certificates: <c>dpo</c>, <c>counsel</c>. 1 to 64 of letters, digits, . _ -</summary>
    public string Role { get; set; } = "";

    /// <summary>SHA-256 of its key, 64 hex digits; <c>./audit role-key</c> makes a key and prints this line.</summary>
    public string KeySha256 { get; set; } = "";
}
