using System.Text;
using AuditPipeline.Core.Custody;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Statements that find and remove what an erasure means. Constants of this class are put together; values are bound.</summary>
internal static class ErasureSql
{
    public const string OldFiles =
        """
        SELECT count() FROM system.parts
        WHERE database = {database:String} AND table IN ('content', 'payloads', 'record_keys') AND NOT active
          AND modification_time <= {before:DateTime64(6, 'UTC')}
        """;

    public static readonly string[] Tables = ["records", .. RecordSql.PartTables, "cost_corrections"];

    private const string OnKey = "kek_id = {kek:String}";
    private const string PartsOnKey = "(stream, n, part) IN (SELECT stream, n, part FROM record_keys WHERE kek_id = {kek:String})";
    private const string OfRecords = "id IN (SELECT arrayJoin({ids:Array(String)}))";
    private const string NotHeld = " AND id NOT IN (SELECT arrayJoin({except:Array(String)}))";

    public static string Count(string table, ErasureScope scope) => $"SELECT count() FROM {table} WHERE {Rows(table, scope)}";

    public static string CountRecords(ErasureScope scope) => scope.KekId is null
        ? $"SELECT count() FROM records WHERE {OfRecords}{Held(scope)}"
        : $"SELECT uniqExact(id) FROM record_keys WHERE {OnKey}{Held(scope)}";

    public static string RecordIds(ErasureScope scope) =>
        $"SELECT DISTINCT id FROM record_keys WHERE {Rows(RecordSql.Keys, scope)} ORDER BY id";

    public static string Delete(string table, ErasureScope scope) =>
        $"ALTER TABLE {table} DELETE WHERE {Rows(table, scope)} SETTINGS mutations_sync = 2";

    /// <summary>Removes what merges and mutations have replaced and what has been so for long enough.</summary>
    public static string Clean(string table) => $"SYSTEM START CLEANUP {table}";

    public static SqlParameters Values(ErasureScope scope)
    {
        var values = new SqlParameters();
        if (scope.KekId is { } kek) values.Add("kek", kek);
        else values.Add("ids", scope.Records);
        if (scope.Except.Count > 0) values.Add("except", scope.Except);
        return values;
    }

    /// <summary>Records of the scope that a hold covers, each with the first such hold.</summary>
    public static (string Sql, SqlParameters Values) HeldRecords(ErasureScope scope, IReadOnlyList<LegalHold> holds, int most)
    {
        var values = Values(scope).Add("most", (long)most);
        var cases = new StringBuilder();
        for (var i = 0; i < holds.Count; i++)
        {
            var name = $"h{i}";
            cases.Append(Covers(holds[i], name, values)).Append(", {").Append(name).Append(":String}, ");
            values.Add(name, holds[i].Id);
        }

        var sql =
            $$"""
            SELECT id, hold FROM
            (
                SELECT id, multiIf({{cases}}'') AS hold FROM records
                WHERE id IN (SELECT id FROM record_keys WHERE {{Rows(RecordSql.Keys, scope)}})
            )
            WHERE hold != '' ORDER BY id LIMIT {most:UInt64}
            """;
        return (sql, values);
    }

    private static string Covers(LegalHold hold, string name, SqlParameters values)
    {
        var conditions = new List<string>();
        if (hold.System is { } system)
        {
            conditions.Add($"ifNull(system, '') = {{{name}s:String}}");
            values.Add($"{name}s", system);
        }

        if (hold.Subject is { } subject)
        {
            conditions.Add($"id IN (SELECT id FROM content WHERE user_pseudonym = {{{name}u:String}})");
            values.Add($"{name}u", subject);
        }

        if (hold.From is { } from)
        {
            conditions.Add($"captured_at >= {{{name}f:DateTime64(6, 'UTC')}}");
            values.Add($"{name}f", from);
        }

        if (hold.To is { } to)
        {
            conditions.Add($"captured_at < {{{name}t:DateTime64(6, 'UTC')}}");
            values.Add($"{name}t", to);
        }

        if (hold.Records.Count > 0)
        {
            conditions.Add($"id IN (SELECT arrayJoin({{{name}r:Array(String)}}))");
            values.Add($"{name}r", hold.Records);
        }

        // A hold without a condition must never mean "none": it keeps everything.
        return conditions.Count == 0 ? "1" : string.Join(" AND ", conditions);
    }

    private static string Rows(string table, ErasureScope scope)
    {
        var rows = scope.KekId is null ? OfRecords : table == RecordSql.Keys ? OnKey : PartsOnKey;
        return rows + Held(scope);
    }

    private static string Held(ErasureScope scope) => scope.Except.Count == 0 ? "" : NotHeld;
}
