using AuditPipeline.Core.Custody;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Statements that read rows as they are stored, each column of them. Only constants are put together.</summary>
internal static class CustodySql
{
    private const string Window = "WHERE stream = {stream:String} AND n >= {from:UInt64} AND n < {to:UInt64}";

    public static readonly string Rows =
        $"SELECT queue_position, stored_bytes, leaf, {LeafColumns.Names} FROM records {Window} ORDER BY n";

    public const string Streams =
        $$"""
        SELECT DISTINCT CAST(stream AS String) AS name FROM
        (
            SELECT stream FROM records UNION DISTINCT SELECT stream FROM {{RecordSql.Content}}
            UNION DISTINCT SELECT stream FROM {{RecordSql.Payloads}} UNION DISTINCT SELECT stream FROM {{RecordSql.Keys}}
        )
        ORDER BY name LIMIT {limit:UInt64}
        """;

    public static string Parts(CustodyTable table) => table switch
    {
        CustodyTable.Content => $"SELECT n, part, id, captured_at, payload, salt, user_pseudonym, session, purpose, tags FROM content {Window} ORDER BY n, part",
        CustodyTable.Payloads => $"SELECT n, part, id, captured_at, ciphertext FROM payloads {Window} ORDER BY n, part",
        CustodyTable.Keys => $"SELECT n, part, id, captured_at, kek_id, wrapped_key FROM record_keys {Window} ORDER BY n, part",
        _ => throw new ArgumentOutOfRangeException(nameof(table)),
    };

    public static string From(CustodyTable? table) =>
        $$"""
        SELECT toInt64(count()), toInt64(least(min(n), 9223372036854775807)), toInt64(least(max(n), 9223372036854775807))
        FROM {{NameOf(table)}} WHERE stream = {stream:String} AND n >= {from:UInt64}
        """;

    private static string NameOf(CustodyTable? table) => table switch
    {
        null => "records",
        CustodyTable.Content => RecordSql.Content,
        CustodyTable.Payloads => RecordSql.Payloads,
        CustodyTable.Keys => RecordSql.Keys,
        _ => throw new ArgumentOutOfRangeException(nameof(table)),
    };
}
