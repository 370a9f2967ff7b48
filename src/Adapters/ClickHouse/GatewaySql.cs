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

    private const string OfSpan =
        """
        gateway = {instance:String} AND type != 'heartbeat'
          AND gateway_number <= {last:Int64} AND gateway_number + ifNull(lost, 1) - 1 >= {first:Int64}
        """;

    // What a row says of the numbers from first to last, those outside cut off.
    private const string Start = "greatest(toInt64(assumeNotNull(gateway_number)), {first:Int64})";
    private const string End = "least(toInt64(assumeNotNull(gateway_number) + ifNull(lost, 1) - 1), {last:Int64})";

    /// <summary>Numbers that the rows of the whole store have from first to last, each row's counted for itself; different numbers among the
    /// records; losses. Bitmaps count exactly, in little memory since numbers run on.</summary>
    public const string Counts =
        $"""
        SELECT sum({End} - {Start} + 1), groupBitmapIf(assumeNotNull(gateway_number), type != 'loss'), countIf(type = 'loss')
        FROM records WHERE {OfSpan}
        """;

    // Records by blocks of 4,096 numbers; what follows says how many different ones of them a block must have.
    private const string Blocks =
        $"""
        FROM records WHERE {OfSpan} AND type != 'loss'
        GROUP BY intDiv(assumeNotNull(gateway_number), 4096) AS block HAVING groupBitmap(assumeNotNull(gateway_number))
        """;

    // The numbers as runs: blocks of 4,096 that are all recorded are one run each, others are cut where a number is missing; then the losses.
    // What has to be sorted is about as long as there are oddities.
    private const string Runs =
        $"""
        SELECT toInt64(block * 4096) AS start, toInt64(block * 4096 + 4095) AS end {Blocks} = 4096
        UNION ALL
        SELECT toInt64(run[1]) AS start, toInt64(run[-1]) AS end FROM
        (
            SELECT arrayJoin(arraySplit((number, step) -> step != 1, numbers, arrayDifference(numbers))) AS run
            FROM (SELECT bitmapToArray(groupBitmapState(assumeNotNull(gateway_number))) AS numbers {Blocks} < 4096)
        )
        UNION ALL
        SELECT {Start} AS start, {End} AS end FROM records WHERE {OfSpan} AND type = 'loss'
        """;

    /// <summary>Spans of numbers no row has, ascending, the first 1,000: first missing, last missing, missing numbers of all spans.</summary>
    public static readonly string Holes =
        $$"""
        SELECT below + 1, start - 1, toInt64(sum(start - 1 - below) OVER ())
        FROM (SELECT start, greatest(before, {first:Int64} - 1) AS below FROM ({{WithBefore(Runs)}}))
        WHERE start > below + 1 ORDER BY start LIMIT 1000
        """;

    // Blocks with exactly one record each have no number twice, unless a loss has it too.
    private const string Rows =
        $"""
        SELECT toInt64(block * 4096) AS start, toInt64(block * 4096 + 4095) AS end {Blocks} = 4096 AND count() = 4096
        UNION ALL
        SELECT {Start} AS start, {End} AS end FROM records
        WHERE {OfSpan}
          AND (type = 'loss' OR intDiv(assumeNotNull(gateway_number), 4096) NOT IN (SELECT block {Blocks} = 4096 AND count() = 4096))
        """;

    /// <summary>Numbers that more than one row has.</summary>
    public static readonly string Duplicates =
        $"""
        SELECT toInt64(sum(if(end > before, end - greatest(start - 1, before), 0))) FROM
        ({WithBefore($"SELECT s.start AS start, least(s.end, s.before) AS end FROM ({WithBefore(Rows)}) AS s WHERE s.start <= s.before")})
        """;

    // Each span with the highest number of those that begin before it; 0 for the first one.
    private static string WithBefore(string spans) =>
        $"""
        SELECT start, end, max(end) OVER (ORDER BY start, end ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM ({spans})
        """;
}
