using System.Collections.Frozen;

namespace AuditPipeline.Core.Redaction;

/// <summary>The policy of each AI system of one tenant.</summary>
/// <param name="others">Policy of calls whose system has none of its own, or is not told.</param>
/// <param name="bySystem">System (<see cref="Captures.CallerStatement.System"/>) → its policy.</param>
public sealed class RedactionPolicies(RedactionPolicy others, IReadOnlyDictionary<string, RedactionPolicy> bySystem)
{
    private readonly FrozenDictionary<string, RedactionPolicy> bySystem = bySystem.ToFrozenDictionary(StringComparer.Ordinal);

    public RedactionPolicies(RedactionPolicy all) : this(all, FrozenDictionary<string, RedactionPolicy>.Empty)
    {
    }

    internal IEnumerable<RedactionPolicy> All => bySystem.Values.Append(others);

    public RedactionPolicy For(string? system) => system is null ? others : bySystem.GetValueOrDefault(system, others);
}
