namespace AuditPipeline.Adapters.ClickHouse.Server;

/// <summary>Looks for log tables of the server that grow for ever. Upgrades bring new ones, and leave old ones behind as <c>…_0</c>, which
/// no configuration file reaches.</summary>
public static class SystemLogTables
{
    private const int Most = 100;

    private const string WithoutEndSql =
        """
        SELECT name, toInt64(ifNull(total_bytes, 0)) AS bytes FROM system.tables
        WHERE database = {database:String} AND engine LIKE '%MergeTree' AND match(name, '_log(_[0-9]+)?$')
          AND positionCaseInsensitive(engine_full, ' TTL ') = 0
        ORDER BY bytes DESC, name LIMIT {limit:UInt64}
        """;

    /// <summary>Those without TTL that the user may see, the largest first; at most 100.</summary>
    /// <param name="clickHouse">Any database of the server.</param>
    /// <param name="database">Where the logs are: <c>system</c>, unless the server is told otherwise.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public static async ValueTask<IReadOnlyList<SystemLogTable>> WithoutEndAsync(
        IClickHouse clickHouse, string database, CancellationToken cancellation) =>
        await clickHouse.ListAsync(
            WithoutEndSql,
            new SqlParameters().Add("database", database).Add("limit", Most),
            static (ref RowBinaryReader row) => new SystemLogTable(row.ReadString(), row.ReadInt64()),
            cancellation).ConfigureAwait(false);
}
