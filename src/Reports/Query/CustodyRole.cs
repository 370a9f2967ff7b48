namespace AuditPipeline.Reports.Query;

/// <summary>Who may order erasures and holds.</summary>
/// <param name="Role">As it stands in statements: <c>dpo</c>, <c>counsel</c>.</param>
/// <param name="KeySha256">SHA-256 of its key's UTF-8 bytes, 64 lower-case hex digits.</param>
public sealed record CustodyRole(string Role, string KeySha256)
{
    /// <summary>Header that carries the key.</summary>
    public const string Header = "x-audit-role-key";
}
