namespace AuditPipeline.Host.Demo;

/// <summary>What became of a replayed corpus.</summary>
/// <param name="Sent">Exchanges sent.</param>
/// <param name="Mismatches">Ids whose answer was not, byte for byte and in status, the recorded one, with the cause.</param>
/// <param name="AuditIds">Exchange id → the answer's <c>x-audit-id</c>.</param>
public sealed record ReplayResult(int Sent, IReadOnlyDictionary<string, string> Mismatches, IReadOnlyDictionary<string, string> AuditIds)
{
    public int Matching => Sent - Mismatches.Count;
}
