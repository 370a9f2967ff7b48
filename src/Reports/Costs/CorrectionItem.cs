using System.Globalization;
using AuditPipeline.Core.Costs;

namespace AuditPipeline.Reports.Costs;

/// <param name="Usd">Sum of the figures it wrote, exact decimal; null when none is known.</param>
public sealed record CorrectionItem(string Run, DateTimeOffset At, string Reason, string PriceVersion, long Corrections, string? Usd)
{
    internal static CorrectionItem Of(CorrectionRun run) => new(
        run.Id, run.At, run.Reason, run.PriceVersion, run.Corrections, run.Usd?.ToString(CultureInfo.InvariantCulture));
}
