using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Core.Queries;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Answers questions over the trail in ClickHouse.</summary>
public sealed class ClickHouseRecordReader : IRecordReader
{
    private const int LongestPage = 1_000;
    private readonly IClickHouse clickHouse;
    private readonly StoredParts parts;
    private readonly GatewayNumbers gateways;

    public ClickHouseRecordReader(IClickHouse clickHouse)
    {
        this.clickHouse = clickHouse;
        parts = new StoredParts(clickHouse);
        gateways = new GatewayNumbers(clickHouse);
    }

    /// <inheritdoc/>
    /// <exception cref="FormatException">A leaf on the page is not one any more: the store was changed.</exception>
    public async ValueTask<InteractionPage> FindAsync(
        InteractionFilter filter, InteractionCursor? after, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, LongestPage);
        var (where, parameters) = InteractionConditions.For(filter);
        if (after is { } cursor)
        {
            where += " AND captured_at <= {at:DateTime64(6, 'UTC')} AND (captured_at < {at:DateTime64(6, 'UTC')} OR id < {id:String})";
            parameters.Add("at", cursor.CapturedAt).Add("id", cursor.Id);
        }

        var found = await clickHouse.ListAsync(
            $"SELECT stream, leaf FROM records WHERE {where} ORDER BY captured_at DESC, id DESC LIMIT {{limit:UInt64}}",
            parameters.Add("limit", limit + 1),
            static (ref RowBinaryReader row) => (Stream: new StreamId(row.ReadString()), Leaf: row.ReadBytes().ToArray()),
            cancellation).ConfigureAwait(false);
        var page = found.Take(limit).Select(row => (row.Stream, Leaf: LeafParser.Parse(row.Leaf))).ToList();
        if (page.Count == 0) return new InteractionPage([], null);

        var callers = await CallersAsync(page.Select(row => row.Leaf).ToList(), cancellation).ConfigureAwait(false);
        var rows = page.ConvertAll(row => callers.TryGetValue(row.Leaf.Id, out var caller)
            ? new InteractionRow(row.Stream, row.Leaf, caller.User, caller.Session, caller.Purpose)
            : new InteractionRow(row.Stream, row.Leaf, null, null, null));
        var last = page[^1].Leaf;
        return new InteractionPage(rows, found.Count > limit ? new InteractionCursor(last.CapturedAt, last.Id) : null);
    }

    /// <inheritdoc/>
    public async ValueTask<StoredRecord?> GetAsync(EnvelopeId id, CancellationToken cancellation)
    {
        using var expected = new RowBinaryWriter();
        var found = await clickHouse.ListAsync(
            RecordSql.RecordById,
            new SqlParameters().Add("id", id.ToString()),
            (ref RowBinaryReader row) => (Stream: new StreamId(row.ReadString()), Row: RecordRow.Read(ref row, expected)),
            cancellation).ConfigureAwait(false);
        if (found.Count == 0) return null;
        var records = await parts.WithPartsAsync(found[0].Stream, [found[0].Row], cancellation).ConfigureAwait(false);
        return records[0];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<TotalsLine>> TotalsAsync(
        InteractionFilter filter, TotalsGrouping grouping, CancellationToken cancellation)
    {
        var (where, parameters) = InteractionConditions.For(filter);
        var sql =
            $"""
             SELECT CAST({KeyOf(grouping)} AS Nullable(String)) AS key, count(),
                    ifNull(sum(input_tokens), 0), ifNull(sum(cached_input_tokens), 0), ifNull(sum(cache_write_tokens), 0),
                    ifNull(sum(output_tokens), 0), ifNull(sum(reasoning_tokens), 0),
                    countIf(input_tokens IS NULL AND output_tokens IS NULL), countIf({RecordSql.UsageCounted}),
                    CAST(sum(cost_usd) AS Nullable(Decimal(38, 18))), countIf(cost_usd IS NULL)
             FROM records WHERE {where} GROUP BY key ORDER BY key LIMIT 10000
             """;
        return await clickHouse.ListAsync(
            sql,
            parameters,
            static (ref RowBinaryReader row) => new TotalsLine(
                row.ReadNullableString(), row.ReadInt64(), row.ReadInt64(), row.ReadInt64(), row.ReadInt64(), row.ReadInt64(),
                row.ReadInt64(), row.ReadInt64(), row.ReadInt64(), row.ReadNullableDecimal128(LeafColumns.CostScale)?.WithoutTrailingZeros(), row.ReadInt64()),
            cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<PiiLine>> PiiAsync(InteractionFilter filter, CancellationToken cancellation)
    {
        var (where, parameters) = InteractionConditions.For(filter);
        var sql =
            $"""
             SELECT kind, sum(places) AS total, count() FROM
             (SELECT arrayJoin(pii) AS found, found.1 AS kind, found.2 AS places FROM records WHERE {where})
             GROUP BY kind ORDER BY total DESC, kind LIMIT 1000
             """;
        return await clickHouse.ListAsync(
            sql,
            parameters,
            static (ref RowBinaryReader row) => new PiiLine(row.ReadString(), row.ReadInt64(), row.ReadInt64()),
            cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<GatewayCount>> CountGatewaysAsync(Period period, CancellationToken cancellation) =>
        gateways.CountAsync(period, cancellation);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<CaptureLossLine>> LossesAsync(Period period, CancellationToken cancellation) =>
        gateways.LossesAsync(period, cancellation);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredRecord> ReadAsync(StreamId stream, long from, long to, CancellationToken cancellation) =>
        parts.ReadAsync(stream, from, to, cancellation);

    /// <inheritdoc/>
    public async ValueTask<(long First, long End)> RangeAsync(StreamId stream, long size, Period period, CancellationToken cancellation)
    {
        var found = await clickHouse.ListAsync(
            RecordSql.Range,
            Of(period).Add("stream", stream.Value).Add("size", size),
            static (ref RowBinaryReader row) => (First: row.ReadInt64(), End: row.ReadInt64()),
            cancellation).ConfigureAwait(false);
        var (first, end) = found[0];
        return (first, Math.Max(first, end));
    }

    /// <inheritdoc/>
    public async ValueTask<MetricResult?> MetricAsync(string metric, Period period, string? system, CancellationToken cancellation)
    {
        if (!MetricQuery.All.TryGetValue(metric, out var query)) return null;
        var parameters = Of(period).Add("system", system);
        var figures = await clickHouse.ListAsync(
            query.Figures,
            parameters,
            static (ref RowBinaryReader row) => (Records: row.ReadInt64(), Values: Pairs(row.ReadStrings(), row.ReadStrings())),
            cancellation).ConfigureAwait(false);
        var breakdown = query.Breakdown is null
            ? []
            : await clickHouse.ListAsync(
                query.Breakdown,
                parameters,
                static (ref RowBinaryReader row) => Pairs(row.ReadStrings(), row.ReadStrings()),
                cancellation).ConfigureAwait(false);
        return new MetricResult(query.Name, query.Version, figures[0].Records, figures[0].Values, breakdown);
    }

    private async ValueTask<Dictionary<string, (string? User, string? Session, string? Purpose)>> CallersAsync(
        IReadOnlyList<Leaf> leaves, CancellationToken cancellation)
    {
        var found = await clickHouse.ListAsync(
            RecordSql.CallersOf,
            new SqlParameters()
                .Add("ids", leaves.Select(leaf => leaf.Id))
                .Add("earliest", leaves.Min(leaf => leaf.CapturedAt))
                .Add("latest", leaves.Max(leaf => leaf.CapturedAt)),
            static (ref RowBinaryReader row) => (
                Id: row.ReadString(), User: row.ReadNullableString(), Session: row.ReadNullableString(), Purpose: row.ReadNullableString()),
            cancellation).ConfigureAwait(false);
        var callers = new Dictionary<string, (string?, string?, string?)>(StringComparer.Ordinal);
        foreach (var (id, user, session, purpose) in found) callers[id] = (user, session, purpose);
        return callers;
    }

    private static SqlParameters Of(Period period) => new SqlParameters().Add("from", period.From).Add("to", period.To);

    private static string KeyOf(TotalsGrouping grouping) => grouping switch
    {
        TotalsGrouping.None => "''",
        TotalsGrouping.Day => "toString(toDate(captured_at))",
        TotalsGrouping.Model => "coalesce(model_answered, model_requested)",
        TotalsGrouping.System => "system",
        TotalsGrouping.Provider => "provider",
        TotalsGrouping.Outcome => "outcome",
        _ => throw new ArgumentOutOfRangeException(nameof(grouping)),
    };

    private static KeyValuePair<string, string>[] Pairs(string[] names, string[] values)
    {
        var pairs = new KeyValuePair<string, string>[Math.Min(names.Length, values.Length)];
        for (var i = 0; i < pairs.Length; i++) pairs[i] = new KeyValuePair<string, string>(names[i], values[i]);
        return pairs;
    }
}
