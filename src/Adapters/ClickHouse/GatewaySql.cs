namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Statements about gateway numbers. A record has one, a capture loss those of the calls it accounts for, a heartbeat none.
/// Values are parameters; only constants of this class are put together.</summary>
internal static class GatewaySql
{
    /// <summary>Per instance with rows in the period: lowest and highest number of them, 0 when it only has heartbeats there.</summary>
    public const string Instances =
        """
        SELECT assumeNotNull(gateway) AS instance,
               minIf(toInt64(assumeNotNull(gateway_number)), type != 'heartbeat'),
               maxIf(toInt64(assumeNotNull(gateway_number) + ifNull(lost, 1) - 1), type != 'heartbeat')
        FROM records
        WHERE gateway IS NOT NULL AND gateway_number IS NOT NULL
          AND captured_at >= {from:DateTime64(6, 'UTC')} AND captured_at < {to:DateTime64(6, 'UTC')}
        GROUP BY instance ORDER BY instance
        """;

    /// <summary>The newest heartbeat of every instance: number it told, time, how many were open, which.</summary>
    public const string Heartbeats =
        """
        SELECT assumeNotNull(gateway) AS instance, toInt64(max(assumeNotNull(gateway_number))),
               argMax(captured_at, place), argMax(ifNull(open, 0), place), argMax(ifNull(open_numbers, ''), place)
        FROM (SELECT *, tuple(gateway_number, captured_at) AS place FROM records WHERE type = 'heartbeat' AND gateway IS NOT NULL)
        GROUP BY instance
        """;

    /// <summary>Capture losses whose calls came in the period, in part at least.</summary>
    public const string Losses =
        """
        SELECT assumeNotNull(gateway), toInt64(assumeNotNull(gateway_number)), ifNull(reason, ''),
               assumeNotNull(lost_from), assumeNotNull(lost_to), toInt64(assumeNotNull(lost)), provider, system
        FROM records
        WHERE type = 'loss' AND captured_at < {to:DateTime64(6, 'UTC')} AND lost_to >= {from:DateTime64(6, 'UTC')} AND gateway IS NOT NULL
        ORDER BY captured_at, id LIMIT 1000
        """;

    // What rows of the whole store say of the numbers from first to last, those outside cut off.
    private const string Spans =
        """
        SELECT greatest(toInt64(assumeNotNull(gateway_number)), {first:Int64}) AS start,
               least(toInt64(assumeNotNull(gateway_number) + ifNull(lost, 1) - 1), {last:Int64}) AS end
        FROM records
        WHERE gateway = {instance:String} AND type != 'heartbeat'
          AND gateway_number <= {last:Int64} AND gateway_number + ifNull(lost, 1) - 1 >= {first:Int64}
        """;

    /// <summary>Rows, different numbers among the records, and losses. Bitmaps count exactly, in little memory since numbers run on.</summary>
    public const string Counts =
        """
        SELECT count(), groupBitmapIf(assumeNotNull(gateway_number), type != 'loss'), countIf(type = 'loss') FROM records
        WHERE gateway = {instance:String} AND type != 'heartbeat'
          AND gateway_number <= {last:Int64} AND gateway_number + ifNull(lost, 1) - 1 >= {first:Int64}
        """;

    /// <summary>Different numbers that records and losses have together.</summary>
    public static readonly string Covered = Cover(Spans);

    /// <summary>Numbers that more than one row has.</summary>
    public static readonly string CoveredTwice =
        Cover($"SELECT s.start AS start, least(s.end, s.before) AS end FROM ({WithBefore(Spans)}) AS s WHERE s.start <= s.before");

    /// <summary>Spans of numbers no row has: (first missing, last missing), ascending, the first 1,000.</summary>
    public static readonly string Holes =
        $$"""
        SELECT greatest(before, {first:Int64} - 1) + 1 AS missing, start - 1 FROM ({{WithBefore(Spans)}})
        WHERE start > greatest(before, {first:Int64} - 1) + 1 ORDER BY missing LIMIT 1000
        """;

    // Each span with the highest number of those that begin before it; 0 for the first one.
    private static string WithBefore(string spans) =>
        $"""
        SELECT start, end, max(end) OVER (ORDER BY start, end ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM ({spans})
        """;

    private static string Cover(string spans) =>
        $"SELECT toInt64(sum(if(end > before, end - greatest(start - 1, before), 0))) FROM ({WithBefore(spans)})";
}
