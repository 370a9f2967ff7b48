using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Queries;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Answers questions about gateway numbers. Sorting all numbers of a span is only paid for where they do not fit at a count.</summary>
internal sealed class GatewayNumbers(IClickHouse clickHouse)
{
    private const int MostHoles = 1_000;

    public async ValueTask<IReadOnlyList<GatewayCount>> CountAsync(Period period, CancellationToken cancellation)
    {
        var spans = await clickHouse.ListAsync(
            GatewaySql.Instances,
            Of(period),
            static (ref RowBinaryReader row) => (Instance: row.ReadString(), First: row.ReadInt64(), Last: row.ReadInt64()),
            cancellation).ConfigureAwait(false);
        if (spans.Count == 0) return [];

        var told = await ToldAsync(cancellation).ConfigureAwait(false);
        var counts = new List<GatewayCount>(spans.Count);
        foreach (var (instance, first, last) in spans)
        {
            var count = first == 0
                ? new GatewayCount(instance, 0, 0, 0, 0, 0, 0, [])
                : await CountAsync(instance, first, last, cancellation).ConfigureAwait(false);
            counts.Add(count with { Told = told.GetValueOrDefault(instance) });
        }

        return counts;
    }

    public async ValueTask<IReadOnlyList<CaptureLossLine>> LossesAsync(Period period, CancellationToken cancellation) =>
        await clickHouse.ListAsync(
            GatewaySql.Losses,
            Of(period),
            static (ref RowBinaryReader row) => new CaptureLossLine(
                row.ReadString(), row.ReadInt64(), row.ReadString(), row.ReadTimestamp(), row.ReadTimestamp(), row.ReadInt64(),
                row.ReadNullableString(), row.ReadNullableString()),
            cancellation).ConfigureAwait(false);

    private async ValueTask<GatewayCount> CountAsync(string instance, long first, long last, CancellationToken cancellation)
    {
        var span = new SqlParameters().Add("instance", instance).Add("first", first).Add("last", last);
        var found = await clickHouse.ListAsync(
            GatewaySql.Counts,
            span,
            static (ref RowBinaryReader row) => (Numbers: row.ReadInt64(), Recorded: row.ReadInt64(), Losses: row.ReadInt64()),
            cancellation).ConfigureAwait(false);
        var (numbers, recorded, losses) = found[0];
        var (holes, missing) = losses == 0 && recorded == last - first + 1
            ? ([], 0)
            : await HolesAsync(span, cancellation).ConfigureAwait(false);
        var covered = last - first + 1 - missing;
        var duplicates = numbers == covered
            ? 0
            : await clickHouse.CountAsync(GatewaySql.Duplicates, span, cancellation).ConfigureAwait(false);
        return new GatewayCount(instance, recorded, covered - recorded, duplicates, first, last, missing, holes);
    }

    private async ValueTask<(List<long> Holes, long Missing)> HolesAsync(SqlParameters span, CancellationToken cancellation)
    {
        var spans = await clickHouse.ListAsync(
            GatewaySql.Holes,
            span,
            static (ref RowBinaryReader row) => (First: row.ReadInt64(), Last: row.ReadInt64(), All: row.ReadInt64()),
            cancellation).ConfigureAwait(false);
        var holes = new List<long>();
        foreach (var (first, last, _) in spans)
        {
            for (var number = first; number <= last && holes.Count < MostHoles; number++) holes.Add(number);
        }

        return (holes, spans.Count == 0 ? 0 : spans[0].All);
    }

    private async ValueTask<Dictionary<string, GatewayTold>> ToldAsync(CancellationToken cancellation)
    {
        var found = await clickHouse.ListAsync(
            GatewaySql.Heartbeats,
            null,
            static (ref RowBinaryReader row) => (
                Instance: row.ReadString(), Last: row.ReadInt64(), At: row.ReadTimestamp(), Count: row.ReadInt64(), Open: row.ReadString()),
            cancellation).ConfigureAwait(false);
        return found.ToDictionary(
            row => row.Instance, row => new GatewayTold(row.At, row.Last, Expanded(row.Open), row.Count), StringComparer.Ordinal);
    }

    private static List<long> Expanded(string ranges)
    {
        var numbers = new List<long>();
        foreach (var (first, last) in NumberRanges.TryParse(ranges) ?? [])
        {
            for (var number = first; number <= last && numbers.Count < Heartbeat.MostOpen; number++) numbers.Add(number);
        }

        return numbers;
    }

    private static SqlParameters Of(Period period) => new SqlParameters().Add("from", period.From).Add("to", period.To);
}
