namespace AuditPipeline.Bench.Seal;

/// <param name="Rate">Per second.</param>
/// <param name="BareRate">Of the baseline, per second.</param>
/// <param name="Ratio">Median of the rounds' own ratios.</param>
internal sealed record SealLine(string Name, double Rate, string Bare, double BareRate, double Ratio);
