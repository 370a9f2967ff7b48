namespace AuditPipeline.Core.Queries;

/// <summary>Half-open span of capture times: From ≤ t &lt; To, UTC.</summary>
public readonly record struct Period(DateTimeOffset From, DateTimeOffset To)
{
    public bool Contains(DateTimeOffset time) => From <= time && time < To;
}
