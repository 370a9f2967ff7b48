namespace AuditPipeline.Host.Chaos;

/// <param name="Rule">What should hold.</param>
/// <param name="Count">Cases in which it does not.</param>
/// <param name="Examples">A few of them.</param>
internal sealed record BrokenRule(string Rule, long Count, IReadOnlyList<string> Examples)
{
    public override string ToString() => $"BROKEN: {Rule}: {Count} cases" + (Examples.Count == 0 ? "" : $", such as {string.Join("; ", Examples)}");
}
