namespace AuditPipeline.Core.Redaction;

/// <summary>Kinds that open something: nothing of such a value is ever stored readable. A keyed fingerprint of one may be.</summary>
public static class SecretKinds
{
    public static IReadOnlySet<string> All { get; } = new SortedSet<string>(StringComparer.Ordinal) { "API_KEY", "JWT", "PASSWORD", "PRIVATE_KEY" };

    public static bool Has(string kind) => All.Contains(kind);
}
