using System.Globalization;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports.Query;

/// <param name="Key">Null where the records do not tell.</param>
/// <param name="CostUsd">Exact decimal; null when no call is priced.</param>
public sealed record TotalsItem(
    string? Key, long Calls, long InputTokens, long CachedInputTokens, long CacheWriteTokens, long OutputTokens, long ReasoningTokens,
    long UsageUnknown, long UsageCounted, string? CostUsd, long Unpriced)
{
    internal static TotalsItem Of(TotalsLine line) => new(
        line.Key, line.Calls, line.InputTokens, line.CachedInputTokens, line.CacheWriteTokens, line.OutputTokens, line.ReasoningTokens,
        line.UsageUnknown, line.UsageCounted, line.CostUsd?.ToString(CultureInfo.InvariantCulture), line.Unpriced);
}
