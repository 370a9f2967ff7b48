using System.Globalization;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Costs;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports.Costs;

/// <summary>Prices recorded calls again. Where the figure is another one, or is known now, a correction is written beside the first.</summary>
public sealed class Repricing(CostBook book, IRandomness randomness, TimeProvider clock)
{
    private const int Batch = 5_000;

    public async Task<CorrectionAnswer> RunAsync(InteractionFilter filter, string reason, bool dryRun, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        var run = EnvelopeId.New(at, randomness).ToString();   // sortable by time
        var waiting = new List<CostCorrection>();
        long examined = 0, corrected = 0, newlyPriced = 0, stillUnpriced = 0;
        decimal before = 0, after = 0;
        await foreach (var call in book.Ledger.CallsAsync(filter, cancellation).ConfigureAwait(false))
        {
            examined++;
            var cost = call.PriceAgain(book.Prices);
            before += call.Usd ?? 0;
            after += cost.Usd ?? 0;
            if (cost.Usd is null) stillUnpriced++;
            if (cost.Usd == call.Usd && (cost.Usd is not null || cost.Unpriced == call.Unpriced)) continue;

            corrected++;
            if (call.Usd is null && cost.Usd is not null) newlyPriced++;
            waiting.Add(new CostCorrection(call.Stream, call.Index, call.CapturedAt, cost));
            if (waiting.Count == Batch) await WriteAsync().ConfigureAwait(false);
        }

        await WriteAsync().ConfigureAwait(false);
        return new CorrectionAnswer(
            dryRun || corrected == 0 ? null : run, book.Prices.Version, examined, corrected, newlyPriced, stillUnpriced,
            before.ToString(CultureInfo.InvariantCulture), after.ToString(CultureInfo.InvariantCulture));

        async Task WriteAsync()
        {
            if (!dryRun) await book.Ledger.CorrectAsync(run, at, reason, waiting, cancellation).ConfigureAwait(false);
            waiting.Clear();
        }
    }
}
