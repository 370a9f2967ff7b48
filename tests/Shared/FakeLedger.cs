using AuditPipeline.Core.Costs;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Tests.Shared;

/// <summary>A cost ledger that answers what it was told to and keeps what it is given.</summary>
public sealed class FakeLedger : ICostLedger
{
    public List<CostLine> Lines { get; } = [];

    public List<UnpricedLine> Unpriced { get; } = [];

    public List<Charge> Charges { get; } = [];

    public List<UsageDay> Usage { get; } = [];

    public List<LedgerCall> Calls { get; } = [];

    public List<(string Run, string Reason, CostCorrection Correction)> Corrections { get; } = [];

    /// <summary>The newest question.</summary>
    public CostQuestion? Asked { get; private set; }

    public ValueTask<IReadOnlyList<CostLine>> SumAsync(CostQuestion question, CancellationToken cancellation)
    {
        Asked = question;
        return new(Lines);
    }

    public ValueTask<IReadOnlyList<UnpricedLine>> UnpricedAsync(InteractionFilter filter, CancellationToken cancellation) => new(Unpriced);

    public IAsyncEnumerable<Charge> ChargesAsync(CostQuestion question, CancellationToken cancellation)
    {
        Asked = question;
        return Charges.ToAsyncEnumerable();
    }

    public ValueTask<IReadOnlyList<UsageDay>> UsageAsync(InteractionFilter filter, CancellationToken cancellation) => new(Usage);

    public IAsyncEnumerable<LedgerCall> CallsAsync(InteractionFilter filter, CancellationToken cancellation) => Calls.ToAsyncEnumerable();

    public ValueTask CorrectAsync(
        string run, DateTimeOffset at, string reason, IReadOnlyList<CostCorrection> corrections, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(corrections);
        Corrections.AddRange(corrections.Select(correction => (run, reason, correction)));
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<CorrectionRun>> RunsAsync(Period period, CancellationToken cancellation) =>
        new([.. Corrections.GroupBy(one => one.Run).Select(run => new CorrectionRun(
            run.Key, period.From, run.First().Reason, run.First().Correction.Cost.PriceVersion, run.Count(), run.Sum(one => one.Correction.Cost.Usd)))]);
}
