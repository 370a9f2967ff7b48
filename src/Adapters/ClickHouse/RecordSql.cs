namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Statements over the four tables, except the metrics (Sql/Metrics). Values are parameters; only constants of this class are
/// put together.</summary>
internal static class RecordSql
{
    public const string Content = "content";
    public const string Payloads = "payloads";
    public const string Keys = "record_keys";

    /// <summary>The tables whose rows belong to a record row.</summary>
    public static readonly string[] PartTables = [Content, Payloads, Keys];

    public static readonly string InsertRecords =
        $"INSERT INTO records (stream, queue_position, stored_bytes, leaf, {LeafColumns.Names})";

    /// <summary>For rows that are known to be missing: the table's memory of blocks it once had must not keep them out.</summary>
    public static readonly string InsertMissingRecords = InsertRecords + " SETTINGS insert_deduplicate = 0";

    public const string InsertContent =
        "INSERT INTO content (stream, n, id, captured_at, part, payload, salt, user_pseudonym, session, purpose, tags)";

    public const string InsertPayloads = "INSERT INTO payloads (stream, n, id, captured_at, part, ciphertext)";

    public const string InsertKeys = "INSERT INTO record_keys (stream, n, id, captured_at, part, kek_id, wrapped_key)";

    public const string PresentIndexes =
        """
        SELECT DISTINCT n FROM records
        WHERE stream = {stream:String} AND n >= {from:UInt64} AND n < {to:UInt64}
        ORDER BY n
        """;

    public const string LeavesFrom =
        """
        SELECT n, leaf, queue_position FROM records
        WHERE stream = {stream:String} AND n >= {from:UInt64} AND n < {to:UInt64}
        ORDER BY n LIMIT {limit:UInt64}
        """;

    /// <summary>The lowest index that is there, or no row.</summary>
    public const string FirstIndex =
        """
        SELECT min(n) FROM records
        WHERE stream = {stream:String} AND n >= {from:UInt64} AND n < {to:UInt64}
        HAVING count() > 0
        """;

    public const string CountBelow = "SELECT count() FROM records WHERE stream = {stream:String} AND n < {size:UInt64}";

    public static readonly string RecordsInRange =
        $$"""
        SELECT n, stored_bytes, captured_at, leaf, {{LeafColumns.Names}} FROM records
        WHERE stream = {stream:String} AND n >= {from:UInt64} AND n < {to:UInt64}
        ORDER BY n
        """;

    public static readonly string RecordById =
        $$"""
        SELECT stream, n, stored_bytes, captured_at, leaf, {{LeafColumns.Names}} FROM records WHERE id = {id:String} LIMIT 1
        """;

    // From behind the last row before the period's first one, to the first row behind its last one: where rows are missing, that is
    // further than the rows of the period themselves.
    public const string Range =
        """
        WITH
            (SELECT ifNull(minOrNull(toInt64(n)), {size:Int64}) FROM records
             WHERE stream = {stream:String} AND n < {size:Int64} AND captured_at >= {from:DateTime64(6, 'UTC')}) AS lowest,
            (SELECT ifNull(maxOrNull(toInt64(n)), -1) FROM records
             WHERE stream = {stream:String} AND n < {size:Int64} AND captured_at < {to:DateTime64(6, 'UTC')}) AS highest
        SELECT
            assumeNotNull((SELECT ifNull(maxOrNull(toInt64(n)), -1) + 1 FROM records
                           WHERE stream = {stream:String} AND toInt64(n) < lowest)),
            assumeNotNull((SELECT ifNull(minOrNull(toInt64(n)), {size:Int64}) FROM records
                           WHERE stream = {stream:String} AND n < {size:Int64} AND toInt64(n) > highest))
        """;

    private const string PartsPlace =
        """
         WHERE stream = {stream:String} AND n >= {first:UInt64} AND n <= {last:UInt64}
           AND captured_at >= {earliest:DateTime64(6, 'UTC')} AND captured_at <= {latest:DateTime64(6, 'UTC')}
         ORDER BY n, part
        """;

    public const string ContentOf = "SELECT n, part, payload, salt FROM content" + PartsPlace;

    public const string PayloadsOf = "SELECT n, part, ciphertext FROM payloads" + PartsPlace;

    public const string KeysOf = "SELECT n, part, kek_id, wrapped_key FROM record_keys" + PartsPlace;

    public const string CallersOf =
        """
        SELECT id, user_pseudonym, session, purpose FROM content
        WHERE part = 'body' AND id IN (SELECT arrayJoin({ids:Array(String)}))
          AND captured_at >= {earliest:DateTime64(6, 'UTC')} AND captured_at <= {latest:DateTime64(6, 'UTC')}
        """;

    // Rows of parts whose record row never came: what a writer that died halfway left behind.
    private const string Leftover =
        """
         WHERE stream = {stream:String} AND n >= {from:UInt64}
           AND n NOT IN (SELECT n FROM records WHERE stream = {stream:String} AND n >= {from:UInt64})
        """;

    /// <summary>True for a call whose tokens no provider reported in full.</summary>
    public const string UsageCounted = "ifNull(usage_source, '') IN ('counted', 'estimated')";

    public const string FreeBytes = "SELECT toInt64(min(free_space)) FROM system.disks";

    public static string CountLeftovers(string table) => $"SELECT count() FROM {table}" + Leftover;

    public static string DeleteLeftovers(string table) => $"ALTER TABLE {table} DELETE" + Leftover + " SETTINGS mutations_sync = 2";
}
