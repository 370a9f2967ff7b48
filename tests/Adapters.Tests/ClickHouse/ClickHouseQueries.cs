using AuditPipeline.Adapters.ClickHouse;

namespace AuditPipeline.Adapters.Tests.ClickHouse;

internal static class ClickHouseQueries
{
    public static async Task<long> CountAsync(this IClickHouse clickHouse, string sql)
    {
        await foreach (var count in clickHouse.QueryAsync(sql, null, static (ref RowBinaryReader row) => row.ReadInt64(), default)) return count;
        throw new InvalidOperationException("no row");
    }
}
