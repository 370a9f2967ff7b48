using AuditPipeline.Core.Pricing;

namespace AuditPipeline.Processor.Meter;

/// <summary>One agreed price of a <see cref="ContractPrices"/>.</summary>
/// <param name="Provider">Name of the route; null for any.</param>
/// <param name="Model">Lower case; the whole name, or its beginning when <paramref name="IsPrefix"/>.</param>
/// <param name="Tier">Service tier; null for any that has no price of its own.</param>
/// <param name="From">First instant; null for any time before <paramref name="To"/>.</param>
/// <param name="To">First instant it no longer holds; null for open.</param>
/// <param name="Line">Line in the file, from 1.</param>
internal sealed record ContractPrice(
    string? Provider, string Model, bool IsPrefix, string? Tier, DateTimeOffset? From, DateTimeOffset? To, ModelPrice Price, long Line)
{
    public bool HoldsFor(string? provider, string model, string? tier, DateTimeOffset at) =>
        (Provider is null || string.Equals(Provider, provider, StringComparison.OrdinalIgnoreCase))
        && (Tier is null || string.Equals(Tier, tier, StringComparison.OrdinalIgnoreCase))
        && (From is null || at >= From) && (To is null || at < To)
        && (IsPrefix ? model.StartsWith(Model, StringComparison.Ordinal) : model == Model);

    /// <summary>The more it says of what it is for, the more it counts: tier, then the whole name, then a longer beginning, then the provider.</summary>
    public (bool, bool, int, bool) Rank => (Tier is not null, !IsPrefix, Model.Length, Provider is not null);

    /// <summary>True when both could hold for one call and nothing decides between them.</summary>
    public bool Contradicts(ContractPrice other) =>
        Provider == other.Provider && Model == other.Model && IsPrefix == other.IsPrefix && Tier == other.Tier
        && (From is null || other.To is null || From < other.To) && (other.From is null || To is null || other.From < To);
}
