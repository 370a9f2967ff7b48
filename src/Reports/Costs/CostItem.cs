using System.Globalization;
using AuditPipeline.Core.Costs;
using AuditPipeline.Core.Pricing;

namespace AuditPipeline.Reports.Costs;

/// <summary>One line of a cost statement. Amounts are exact decimals as text; null is unknown, never 0.</summary>
/// <param name="Key">Null for calls allocated to none.</param>
/// <param name="Usd">As it stands, corrections included.</param>
/// <param name="FirstUsd">As first written.</param>
/// <param name="Counted">Calls whose tokens were counted or estimated here: no provider reported them in full.</param>
/// <param name="CountedUsd">The part of <paramref name="Usd"/> that is theirs.</param>
/// <param name="Parts">What makes up <paramref name="Usd"/>, by unit of the price list.</param>
/// <param name="Unconverted">Priced calls of days without a rate of the euro; they are not in <paramref name="Eur"/>.</param>
public sealed record CostItem(
    string? Key, long Calls, long InputTokens, long CachedInputTokens, long CacheWriteTokens, long OutputTokens, long ReasoningTokens,
    string? Usd, string? FirstUsd, string? Eur, long Unpriced, long Counted, string? CountedUsd, long Corrected, long Unconverted, IReadOnlyDictionary<string, string> Parts)
{
    internal static CostItem Of(CostLine line) => new(
        line.Key, line.Calls, line.InputTokens, line.CachedInputTokens, line.CacheWriteTokens, line.OutputTokens, line.ReasoningTokens,
        Text(line.Usd), Text(line.FirstUsd), Text(line.Eur), line.Unpriced, line.Counted, Text(line.CountedUsd), line.Corrected, line.Unconverted,
        line.Parts.ToDictionary(part => part.Key, part => Text(part.Value)!));

    /// <summary>The sum of lines: every figure of it is the sum of theirs.</summary>
    internal static CostItem Total(IReadOnlyList<CostLine> lines)
    {
        var parts = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (unit, usd) in lines.SelectMany(line => line.Parts)) parts[unit] = parts.GetValueOrDefault(unit) + usd;
        return Of(new CostLine(
            "total", lines.Sum(line => line.Calls), lines.Sum(line => line.InputTokens), lines.Sum(line => line.CachedInputTokens),
            lines.Sum(line => line.CacheWriteTokens), lines.Sum(line => line.OutputTokens), lines.Sum(line => line.ReasoningTokens),
            lines.Sum(line => line.Unpriced), lines.Sum(line => line.Counted), Sum(lines, line => line.CountedUsd), lines.Sum(line => line.Corrected), Sum(lines, line => line.Usd), Sum(lines, line => line.FirstUsd),
            Sum(lines, line => line.Eur), lines.Sum(line => line.Unconverted), parts));
    }

    private static decimal? Sum(IReadOnlyList<CostLine> lines, Func<CostLine, decimal?> of) =>
        lines.Any(line => of(line) is not null) ? lines.Sum(of) : null;

    // Without trailing zeros: sums carry those of their longest figure.
    private static string? Text(decimal? amount) => amount?.WithoutTrailingZeros().ToString(CultureInfo.InvariantCulture);
}
