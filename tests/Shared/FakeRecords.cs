using System.Globalization;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Tests.Shared;

/// <summary>A trail in memory that answers what it was told to.</summary>
public sealed class FakeRecords : IRecordReader
{
    public List<InteractionRow> Rows { get; } = [];

    public List<StoredRecord> Records { get; } = [];

    public Dictionary<TotalsGrouping, IReadOnlyList<TotalsLine>> Totals { get; } = [];

    public List<PiiLine> Pii { get; } = [];

    public Dictionary<string, MetricResult> Metrics { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers about gateways, one after the other; the last one stays.</summary>
    public Queue<IReadOnlyList<GatewayCount>> GatewayCounts { get; } = new([[]]);

    public List<CaptureLossLine> Losses { get; } = [];

    /// <summary>Filter of the newest question.</summary>
    public InteractionFilter? Asked { get; private set; }

    public Exception? Failure { get; set; }

    public ValueTask<InteractionPage> FindAsync(InteractionFilter filter, InteractionCursor? after, int limit, CancellationToken cancellation)
    {
        Asked = filter;
        var rows = Rows
            .Where(r => filter.Period.Contains(r.Leaf.CapturedAt))
            .Where(r => filter.System is null || r.Leaf.System == filter.System)
            .OrderByDescending(r => r.Leaf.CapturedAt).ThenByDescending(r => r.Leaf.Id, StringComparer.Ordinal)
            .SkipWhile(r => after is { } a && (r.Leaf.CapturedAt, r.Leaf.Id).CompareTo((a.CapturedAt, a.Id)) >= 0)
            .ToList();
        var page = rows.Take(limit).ToList();
        return ValueTask.FromResult(new InteractionPage(
            page, rows.Count > limit ? new InteractionCursor(page[^1].Leaf.CapturedAt, page[^1].Leaf.Id) : null));
    }

    public ValueTask<StoredRecord?> GetAsync(EnvelopeId id, CancellationToken cancellation) =>
        ValueTask.FromResult(Records.FirstOrDefault(r => r.LeafBytes.Span.IndexOf(System.Text.Encoding.ASCII.GetBytes(id.ToString())) >= 0));

    public ValueTask<IReadOnlyList<TotalsLine>> TotalsAsync(InteractionFilter filter, TotalsGrouping grouping, CancellationToken cancellation)
    {
        Asked = filter;
        if (Failure is not null) throw Failure;
        return ValueTask.FromResult(Totals.GetValueOrDefault(grouping) ?? []);
    }

    public ValueTask<IReadOnlyList<PiiLine>> PiiAsync(InteractionFilter filter, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<PiiLine>>(Pii);

    public ValueTask<IReadOnlyList<GatewayCount>> CountGatewaysAsync(Period period, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<GatewayCount>>([.. GatewayCounts.Count > 1 ? GatewayCounts.Dequeue() : GatewayCounts.Peek()]);

    public ValueTask<IReadOnlyList<CaptureLossLine>> LossesAsync(Period period, CancellationToken cancellation) =>
        ValueTask.FromResult<IReadOnlyList<CaptureLossLine>>([.. Losses.Where(l => l.From < period.To && l.To >= period.From)]);

    public async IAsyncEnumerable<StoredRecord> ReadAsync(
        StreamId stream, long from, long to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        foreach (var record in Records.Where(r => r.Index >= from && r.Index < to)) yield return record;
    }

    public ValueTask<(long First, long End)> RangeAsync(StreamId stream, long size, Period period, CancellationToken cancellation) =>
        ValueTask.FromResult((0L, size));

    public ValueTask<MetricResult?> MetricAsync(string metric, Period period, string? system, CancellationToken cancellation) =>
        ValueTask.FromResult(Metrics.GetValueOrDefault(metric));

    public static TotalsLine Line(string? key, long calls, decimal? cost = null) => new(key, calls, calls * 100, 0, 0, calls * 20, 0, 0, 0, cost, cost is null ? calls : 0);

    public void Redaction(long scanned, long partly, long not) => Metrics["redaction_coverage"] = new MetricResult(
        "redaction_coverage", 1, scanned + partly + not, [Value("scanned", scanned), Value("partly_scanned", partly), Value("not_scanned", not)],
        not + partly == 0
            ? []
            : [[new("system", "helpdesk"), new("provider", "openai"), new("hour", "2026-11-20T10:00:00Z"), Value("partly_scanned", partly), Value("not_scanned", not)]]);

    public void Providers(params (string Provider, string Model, long Calls)[] lines) => Metrics["supplier_usage"] = new MetricResult(
        "supplier_usage", 1, lines.Sum(l => l.Calls), [],
        [.. lines.Select(l => (IReadOnlyList<KeyValuePair<string, string>>)
            [new("provider", l.Provider), new("model", l.Model), Value("calls", l.Calls), new("first", "2026-11-02T08:00:00Z"), new("last", "2026-11-20T10:00:00Z")])]);

    private static KeyValuePair<string, string> Value(string name, long value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
