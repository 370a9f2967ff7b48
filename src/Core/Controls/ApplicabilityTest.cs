namespace AuditPipeline.Core.Controls;

/// <summary>Evaluates conditions in three-valued logic: an unanswered question is neither yes nor no, unless the other terms decide.</summary>
public static class ApplicabilityTest
{
    public static Applicability Of(Condition condition, OrganisationProfile profile, IReadOnlyList<AiSystem> systems)
    {
        if (!AsksForSystem(condition))
        {
            var (answer, facts, benchmark) = Evaluate(condition, profile, null);
            return new Applicability(answer, systems, facts, benchmark);
        }

        // Without an inventory every question about a system is open.
        if (systems.Count == 0)
        {
            var (answer, facts, _) = Evaluate(condition, profile, null);
            return new Applicability(answer, [], facts, Benchmark: false);
        }

        var outcomes = systems.Select(s => (System: s, Outcome: Evaluate(condition, profile, s))).ToList();
        var overall = outcomes.Max(o => o.Outcome.Answer);
        return new Applicability(
            overall,
            [.. outcomes.Where(o => o.Outcome.Answer is Applies.Yes).Select(o => o.System)],
            [.. outcomes.Where(o => o.Outcome.Answer == overall).SelectMany(o => o.Outcome.Facts).DistinctBy(f => f.ToString())],
            outcomes.Any(o => o.Outcome.Benchmark));
    }

    private static bool AsksForSystem(Condition condition) => condition switch
    {
        AllCondition all => all.Terms.Any(AsksForSystem),
        AnyCondition any => any.Terms.Any(AsksForSystem),
        FactCondition fact => fact.Fact is "role" or "fria_in_scope" || fact.Fact.StartsWith("system.", StringComparison.Ordinal),
        _ => false,
    };

    private static (Applies Answer, IReadOnlyList<FactValue> Facts, bool Benchmark) Evaluate(
        Condition condition, OrganisationProfile profile, AiSystem? system)
    {
        switch (condition)
        {
            case AlwaysCondition:
                return (Applies.Yes, [], false);
            case FactCondition fact:
                var value = ProfileFacts.Read(fact.Fact, profile, system);
                if (value.Values is null) return (Applies.Unknown, [value], false);
                var has = value.Values.Any(v => fact.Values.Contains(v, StringComparer.Ordinal));
                return (has != fact.Negated ? Applies.Yes : Applies.No, [value], false);
            case AssumedCondition assumed:
                var stated = ProfileFacts.Read(assumed.Fact, profile, system);
                return (stated.Values is ["false"] ? Applies.No : Applies.Yes, [stated with { Values = stated.Values ?? ["true", "assumed"] }], false);
            case BenchmarkCondition benchmark:
                var listed = ProfileFacts.Read(benchmark.Fact, profile, system);
                return (listed.Values is null ? Applies.Unknown : Applies.Yes, [listed], listed.Values is ["false"]);
            case AllCondition all:
                return Join(all.Terms, profile, system, lowest: true);
            case AnyCondition any:
                return Join(any.Terms, profile, system, lowest: false);
            default:
                throw new InvalidOperationException($"Condition {condition.GetType().Name} is unknown.");
        }
    }

    private static (Applies Answer, IReadOnlyList<FactValue> Facts, bool Benchmark) Join(
        IReadOnlyList<Condition> terms, OrganisationProfile profile, AiSystem? system, bool lowest)
    {
        var outcomes = terms.Select(t => Evaluate(t, profile, system)).ToList();
        var answer = lowest ? outcomes.Min(o => o.Answer) : outcomes.Max(o => o.Answer);
        return (answer, [.. outcomes.Where(o => o.Answer == answer).SelectMany(o => o.Facts)], outcomes.Any(o => o.Benchmark));
    }
}
