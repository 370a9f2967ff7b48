using System.Globalization;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Costs;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>The cost ledger in ClickHouse: first figures in the record rows, corrections in a table of their own.</summary>
public sealed class ClickHouseCostLedger(IClickHouse clickHouse) : ICostLedger
{
    private const int MostCorrections = 10_000;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<CostLine>> SumAsync(CostQuestion question, CancellationToken cancellation)
    {
        var (where, parameters) = Conditions(question);
        return await clickHouse.ListAsync(
            CostSql.Sum(where, question.By),
            parameters.Add("limit", ICostLedger.MostLines + 1L),
            static (ref RowBinaryReader row) => new CostLine(
                row.ReadNullableString(), row.ReadInt64(), row.ReadInt64(), row.ReadInt64(), row.ReadInt64(), row.ReadInt64(), row.ReadInt64(),
                row.ReadInt64(), row.ReadInt64(), Amount(ref row), row.ReadInt64(), Amount(ref row), Amount(ref row), Amount(ref row), row.ReadInt64(),
                ReadAmounts(ref row)),
            cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<UnpricedLine>> UnpricedAsync(InteractionFilter filter, CancellationToken cancellation)
    {
        var (where, parameters) = InteractionConditions.For(filter);
        return await clickHouse.ListAsync(
            CostSql.Unpriced(where),
            parameters,
            static (ref RowBinaryReader row) => new UnpricedLine(
                row.ReadNullableString(), row.ReadNullableString(), row.ReadString(), row.ReadInt64(), row.ReadTimestamp(), row.ReadTimestamp()),
            cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<Charge> ChargesAsync(CostQuestion question, CancellationToken cancellation)
    {
        var (where, parameters) = Conditions(question);
        return clickHouse.QueryAsync(
            CostSql.Charges(where),
            parameters,
            static (ref RowBinaryReader row) => new Charge(
                row.ReadDate(), row.ReadNullableString(), row.ReadNullableString(), row.ReadNullableString(), row.ReadNullableString(),
                row.ReadNullableString(), row.ReadString(), row.ReadString(), row.ReadInt64(), row.ReadInt64(),
                row.ReadDecimal128(LeafColumns.CostScale).WithoutTrailingZeros(), Amount(ref row)),
            cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<UsageDay>> UsageAsync(InteractionFilter filter, CancellationToken cancellation)
    {
        var (where, parameters) = InteractionConditions.For(filter);
        return await clickHouse.ListAsync(
            CostSql.Usage(where),
            parameters.Add("limit", ICostLedger.MostLines + 1L),
            static (ref RowBinaryReader row) => new UsageDay(
                row.ReadDate(), row.ReadString(), row.ReadInt64(), row.ReadInt64(), row.ReadInt64(), row.ReadInt64(), row.ReadInt64()),
            cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<LedgerCall> CallsAsync(InteractionFilter filter, CancellationToken cancellation)
    {
        var (where, parameters) = InteractionConditions.For(filter);
        return clickHouse.QueryAsync(CostSql.Calls(where), parameters, ReadCall, cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask CorrectAsync(
        string run, DateTimeOffset at, string reason, IReadOnlyList<CostCorrection> corrections, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(corrections.Count, MostCorrections);
        if (corrections.Count == 0) return;

        using var rows = new RowBinaryWriter();
        foreach (var correction in corrections)
        {
            rows.WriteString(correction.Stream.Value.AsSpan());
            rows.WriteInt64(correction.Index);
            rows.WriteTimestamp(correction.CapturedAt);
            rows.WriteString(run.AsSpan());
            rows.WriteTimestamp(at);
            rows.WriteString(reason.AsSpan());
            rows.WriteString(correction.Cost.PriceVersion.AsSpan());
            rows.WriteNullableDecimal128(correction.Cost.Usd is { } usd ? decimal.Round(usd, LeafColumns.CostScale) : null, LeafColumns.CostScale);
            rows.WriteLength(correction.Cost.Parts.Count);
            foreach (var part in correction.Cost.Parts)
            {
                rows.WriteString(part.Unit.PriceKey.AsSpan());
                rows.WriteDecimal128(decimal.Round(part.Usd, LeafColumns.CostScale), LeafColumns.CostScale);
            }

            rows.WriteLength(correction.Cost.Parts.Count);
            foreach (var part in correction.Cost.Parts)
            {
                rows.WriteString(part.Unit.PriceKey.AsSpan());
                rows.WriteInt64(part.Count);
            }

            rows.WriteNullable(correction.Cost.Unpriced);
        }

        await clickHouse.InsertAsync(CostSql.InsertCorrections, rows.Written, null, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<CorrectionRun>> RunsAsync(Period period, CancellationToken cancellation) => await clickHouse.ListAsync(
        CostSql.Runs,
        new SqlParameters().Add("from", period.From).Add("to", period.To),
        static (ref RowBinaryReader row) => new CorrectionRun(
            row.ReadString(), row.ReadTimestamp(), row.ReadString(), row.ReadString(), row.ReadInt64(), Amount(ref row)),
        cancellation).ConfigureAwait(false);

    private static (string Where, SqlParameters Parameters) Conditions(CostQuestion question)
    {
        var (where, parameters) = InteractionConditions.For(question.Filter);
        var rates = RatesOf(question);
        parameters
            .Add("days", rates.Select(rate => rate.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            .Add("rates", rates.Select(rate => rate.UsdPerEuro.ToString(CultureInfo.InvariantCulture)))
            .Add("tag", question.Tag ?? "")
            .Add("systems", question.Teams.Keys.Append(""))   // the engine wants at least one of each
            .Add("teams", question.Teams.Values.Append(""));
        return (where, parameters);
    }

    private static List<(DateOnly Day, decimal UsdPerEuro)> RatesOf(CostQuestion question)
    {
        var rates = new List<(DateOnly, decimal)>();
        if (question.Rates is null) return rates;

        var last = DateOnly.FromDateTime(question.Filter.Period.To.UtcDateTime);
        for (var day = DateOnly.FromDateTime(question.Filter.Period.From.UtcDateTime); day <= last; day = day.AddDays(1))
        {
            if (question.Rates.UsdPerEuro(day) is { } rate) rates.Add((day, rate));
        }

        return rates;
    }

    private static LedgerCall ReadCall(ref RowBinaryReader row)
    {
        var (stream, index, at) = (new StreamId(row.ReadString()), row.ReadInt64(), row.ReadTimestamp());
        var (operation, provider, answered, requested) = (row.ReadString(), row.ReadNullableString(), row.ReadNullableString(), row.ReadNullableString());
        var tier = row.ReadNullableString();
        var usage = Usage.Unknown with
        {
            Input = row.ReadNullableInt64(), CachedInput = row.ReadNullableInt64(), CacheWrite = row.ReadNullableInt64(),
            Output = row.ReadNullableInt64(), Reasoning = row.ReadNullableInt64(),
        };
        usage = UsageDetails.AddTo(usage, ReadLongs(ref row));
        return new LedgerCall(
            stream, index, at, operation, provider, answered, requested, tier, usage, Amount(ref row), row.ReadString(), row.ReadNullableString());
    }

    private static List<KeyValuePair<string, long>> ReadLongs(ref RowBinaryReader row)
    {
        var pairs = new List<KeyValuePair<string, long>>();
        for (var left = row.ReadCount(); left > 0 && !row.Incomplete; left--) pairs.Add(new(row.ReadString(), row.ReadInt64()));
        return pairs;
    }

    private static SortedDictionary<string, decimal> ReadAmounts(ref RowBinaryReader row)
    {
        var amounts = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        for (var left = row.ReadCount(); left > 0 && !row.Incomplete; left--)
        {
            var unit = row.ReadString();
            amounts[unit] = row.ReadDecimal128(LeafColumns.CostScale).WithoutTrailingZeros();
        }

        return amounts;
    }

    private static decimal? Amount(ref RowBinaryReader row) => row.ReadNullableDecimal128(LeafColumns.CostScale)?.WithoutTrailingZeros();
}
