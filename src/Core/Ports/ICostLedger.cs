using AuditPipeline.Core.Costs;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Core.Ports;

/// <summary>What calls cost, first figures and corrections. Nothing here changes a figure: a correction is another row.</summary>
public interface ICostLedger
{
    /// <summary>Most lines of an answer.</summary>
    const int MostLines = 10_000;

    /// <summary>One line per group, ordered by key; one more than <see cref="MostLines"/> when there are too many.</summary>
    ValueTask<IReadOnlyList<CostLine>> SumAsync(CostQuestion question, CancellationToken cancellation);

    /// <summary>Calls without a figure by provider, model and reason, most first; at most 1,000.</summary>
    ValueTask<IReadOnlyList<UnpricedLine>> UnpricedAsync(InteractionFilter filter, CancellationToken cancellation);

    /// <summary>Charges by day, model, system, team and unit, in this order, streamed.</summary>
    IAsyncEnumerable<Charge> ChargesAsync(CostQuestion question, CancellationToken cancellation);

    /// <summary>Tokens by day and model, ordered; one more than <see cref="MostLines"/> when there are too many.</summary>
    ValueTask<IReadOnlyList<UsageDay>> UsageAsync(InteractionFilter filter, CancellationToken cancellation);

    /// <summary>Calls with their figures, by time, streamed.</summary>
    IAsyncEnumerable<LedgerCall> CallsAsync(InteractionFilter filter, CancellationToken cancellation);

    /// <summary>Writes corrections of one run; at most 10,000 at once. The same ones again change nothing.</summary>
    ValueTask CorrectAsync(string run, DateTimeOffset at, string reason, IReadOnlyList<CostCorrection> corrections, CancellationToken cancellation);

    /// <summary>Runs that corrected calls of a period, newest first; at most 1,000.</summary>
    ValueTask<IReadOnlyList<CorrectionRun>> RunsAsync(Period period, CancellationToken cancellation);
}
