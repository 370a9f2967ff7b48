using AuditPipeline.Core.Costs;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Statements over the cost ledger. Values are parameters; only constants of this class are put together.</summary>
internal static class CostSql
{
    public const string InsertCorrections =
        """
        INSERT INTO cost_corrections
        (stream, n, captured_at, run, made_at, reason, price_version, cost_usd, cost_parts, charged_units, unpriced)
        """;

    public const string Runs =
        """
        SELECT run, min(made_at), any(reason), any(price_version), toInt64(count()), CAST(sum(cost_usd) AS Nullable(Decimal(38, 18)))
        FROM (SELECT DISTINCT run, made_at, reason, price_version, stream, n, cost_usd FROM cost_corrections
              WHERE captured_at >= {from:DateTime64(6, 'UTC')} AND captured_at < {to:DateTime64(6, 'UTC')})
        GROUP BY run ORDER BY run DESC LIMIT 1000
        """;

    // Named one by one: leaves and texts of other columns are never read for a sum.
    private static readonly string[] Columns =
    [
        "stream", "n", "id", "captured_at", "system", "provider", "operation", "model_answered", "model_requested", "service_tier",
        "input_tokens", "cached_input_tokens", "cache_write_tokens", "output_tokens", "reasoning_tokens", "usage_details", "usage_source", "cost_usd",
    ];

    private const string Tags =
        """
         LEFT JOIN
        (
            SELECT stream, n, any(tags) AS told FROM content
            WHERE part = 'body' AND captured_at >= {from:DateTime64(6, 'UTC')} AND captured_at < {to:DateTime64(6, 'UTC')}
            GROUP BY stream, n
        ) AS t ON l.stream = t.stream AND l.n = t.n
        """;

    private const string Rates =
        """
         LEFT JOIN
        (
            SELECT toDate(pair.1) AS day, toDecimal64(pair.2, 6) AS rate
            FROM (SELECT arrayJoin(arrayZip({days:Array(String)}, {rates:Array(String)})) AS pair)
        ) AS e ON toDate(l.captured_at) = e.day
        """;

    private const string Team =
        "coalesce(nullIf(transform(ifNull(l.system, ''), {systems:Array(String)}, {teams:Array(String)}, ''), ''), nullIf(t.told['team'], ''))";

    private const string Tag = "nullIf(t.told[{tag:String}], '')";

    // Divided for each call, not for a sum: so every way of grouping adds up to the same total.
    private const string Eur = "if(e.rate > 0, l.usd / if(e.rate > 0, e.rate, toDecimal64(1, 6)), NULL)";

    public static string Sum(string conditions, CostDimension by) =>
        $$"""
        SELECT CAST({{KeyOf(by)}} AS Nullable(String)) AS key, toInt64(count()),
               toInt64(ifNull(sum(input_tokens), 0)), toInt64(ifNull(sum(cached_input_tokens), 0)), toInt64(ifNull(sum(cache_write_tokens), 0)),
               toInt64(ifNull(sum(output_tokens), 0)), toInt64(ifNull(sum(reasoning_tokens), 0)),
               toInt64(countIf(usd IS NULL)), toInt64(countIf({{RecordSql.UsageCounted}})),
               CAST(sumIf(usd, {{RecordSql.UsageCounted}}) AS Nullable(Decimal(38, 18))), toInt64(countIf(is_corrected = 1)),
               CAST(sum(usd) AS Nullable(Decimal(38, 18))), CAST(sum(cost_usd) AS Nullable(Decimal(38, 18))),
               CAST(sum({{Eur}}) AS Nullable(Decimal(38, 18))), toInt64(countIf(usd IS NOT NULL AND e.rate = 0)),
               CAST(sumMap(parts) AS Map(String, Decimal(38, 18)))
        FROM {{Ledger(conditions)}} AS l
        {{Rates}}{{(by is CostDimension.Team or CostDimension.Tag ? Tags : "")}}
        GROUP BY key ORDER BY key LIMIT {limit:UInt64}
        """;

    public static string Unpriced(string conditions) =>
        $$"""
        SELECT CAST(provider AS Nullable(String)), CAST(model AS Nullable(String)) AS named, toString(ifNull(why_unpriced, 'unknown')) AS why,
               toInt64(count()) AS calls, min(captured_at), max(captured_at)
        FROM {{Ledger(conditions)}} AS l
        WHERE usd IS NULL
        GROUP BY provider, named, why ORDER BY calls DESC, provider, named, why LIMIT 1000
        """;

    public static string Charges(string conditions) =>
        $$"""
        SELECT toDate(l.captured_at) AS day, CAST(l.provider AS Nullable(String)) AS by_provider, CAST(l.model AS Nullable(String)) AS by_model,
               CAST(l.known_system AS Nullable(String)) AS by_system, CAST({{Team}} AS Nullable(String)) AS by_team,
               CAST({{Tag}} AS Nullable(String)) AS by_tag,
               toString(charged.1) AS unit, toString(l.priced_by) AS list,
               toInt64(count()), toInt64(sum(l.units[unit])),
               CAST(sum(charged.2) AS Decimal(38, 18)),
               CAST(sum(if(e.rate > 0, charged.2 / if(e.rate > 0, e.rate, toDecimal64(1, 6)), NULL)) AS Nullable(Decimal(38, 18)))
        FROM {{Ledger(conditions)}} AS l
        {{Rates}}{{Tags}}
        ARRAY JOIN CAST(l.parts AS Array(Tuple(String, Decimal(38, 18)))) AS charged
        GROUP BY day, by_provider, by_model, by_system, by_team, by_tag, unit, list
        ORDER BY day, by_provider, by_model, by_system, by_team, by_tag, unit, list
        """;

    public static string Usage(string conditions) =>
        $$"""
        SELECT toDate(captured_at) AS day, toString(ifNull(model, '')) AS named, toInt64(count()),
               toInt64(ifNull(sum(input_tokens), 0)), toInt64(ifNull(sum(cached_input_tokens), 0)), toInt64(ifNull(sum(output_tokens), 0)),
               toInt64(countIf(input_tokens IS NULL AND output_tokens IS NULL))
        FROM {{Ledger(conditions)}} AS l
        GROUP BY day, named ORDER BY day, named LIMIT {limit:UInt64}
        """;

    public static string Calls(string conditions) =>
        $$"""
        SELECT stream, n, captured_at, toString(ifNull(operation, '')), CAST(provider AS Nullable(String)),
               CAST(model_answered AS Nullable(String)), CAST(model_requested AS Nullable(String)),
               CAST(service_tier AS Nullable(String)), input_tokens, cached_input_tokens, cache_write_tokens, output_tokens, reasoning_tokens,
               CAST(usage_details AS Map(String, Int64)), usd, priced_by, CAST(why_unpriced AS Nullable(String))
        FROM {{Ledger(conditions)}} AS l
        ORDER BY captured_at, id
        """;

    // One row for a call: the newest correction where there is one, else the first figure. A team is the inventory's for the system, else
    // the caller's own tag; tags lie with the content and go with it.
    private static string Ledger(string conditions) =>
        $$"""
        (
            SELECT
                {{string.Join(", ", Columns.Select(column => $"r.{column} AS {column}"))}}, c.corrected AS is_corrected,
                if(c.corrected = 1, c.latest.1, r.cost_usd) AS usd,
                if(c.corrected = 1, c.latest.2, r.cost_parts) AS parts,
                if(c.corrected = 1, c.latest.3, r.charged_units) AS units,
                if(c.corrected = 1, c.latest.4, ifNull(r.price_version, '')) AS priced_by,
                if(c.corrected = 1, c.latest.5, r.unpriced) AS why_unpriced,
                nullIf(r.system, 'unassigned') AS known_system,
                coalesce(r.model_answered, r.model_requested) AS model
            FROM (SELECT {{string.Join(", ", Columns)}}, price_version, unpriced, cost_parts, charged_units FROM records WHERE {{conditions}}) AS r
            LEFT JOIN
            (
                SELECT stream, n, 1 AS corrected,
                       argMax(tuple(cost_usd, cost_parts, charged_units, price_version, unpriced), tuple(made_at, run)) AS latest
                FROM cost_corrections
                WHERE captured_at >= {from:DateTime64(6, 'UTC')} AND captured_at < {to:DateTime64(6, 'UTC')}
                GROUP BY stream, n
            ) AS c ON r.stream = c.stream AND r.n = c.n
        )
        """;

    private static string KeyOf(CostDimension by) => by switch
    {
        CostDimension.None => "''",
        CostDimension.Day => "toString(toDate(captured_at))",
        CostDimension.System => "known_system",
        CostDimension.Team => Team,
        CostDimension.Tag => Tag,
        CostDimension.Model => "model",
        CostDimension.Provider => "provider",
        _ => throw new ArgumentOutOfRangeException(nameof(by)),
    };
}
