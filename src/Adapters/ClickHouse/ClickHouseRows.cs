namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Short forms of <see cref="IClickHouse.QueryAsync{T}"/>.</summary>
internal static class ClickHouseRows
{
    /// <summary>All rows; only for answers the statement itself bounds.</summary>
    public static async ValueTask<List<T>> ListAsync<T>(
        this IClickHouse clickHouse, string sql, SqlParameters? parameters, RowDecoder<T> decode, CancellationToken cancellation)
    {
        var rows = new List<T>();
        await foreach (var row in clickHouse.QueryAsync(sql, parameters, decode, cancellation).ConfigureAwait(false)) rows.Add(row);
        return rows;
    }

    /// <summary>The first column of the only row.</summary>
    public static async ValueTask<long> CountAsync(
        this IClickHouse clickHouse, string sql, SqlParameters? parameters, CancellationToken cancellation)
    {
        var rows = await clickHouse
            .ListAsync(sql, parameters, static (ref RowBinaryReader row) => row.ReadInt64(), cancellation).ConfigureAwait(false);
        return rows[0];
    }
}
