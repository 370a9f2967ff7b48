using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Removes what an erasure means from ClickHouse, by mutations that rewrite the files the rows lie in: a light delete would leave the
/// bytes where they are. The user of the connection needs ALTER DELETE on the three tables, which no writer or reader has.</summary>
/// <param name="clickHouse">The database.</param>
/// <param name="cleans">Whether the engine removes replaced files by itself, as a server does; in process it waits until it is told.</param>
public sealed class ClickHouseErasure(IClickHouse clickHouse, bool cleans) : IErasableStore
{
    /// <inheritdoc/>
    public async ValueTask<ErasureExtent> ExtentAsync(ErasureScope scope, CancellationToken cancellation) => new(
        await clickHouse.CountAsync(ErasureSql.CountRecords(scope), ErasureSql.Values(scope), cancellation).ConfigureAwait(false),
        await CountAsync(RecordSql.Content, scope, cancellation).ConfigureAwait(false),
        await CountAsync(RecordSql.Payloads, scope, cancellation).ConfigureAwait(false),
        await CountAsync(RecordSql.Keys, scope, cancellation).ConfigureAwait(false));

    /// <inheritdoc/>
    public IAsyncEnumerable<string> RecordsAsync(ErasureScope scope, CancellationToken cancellation) => clickHouse.QueryAsync(
        ErasureSql.RecordIds(scope), ErasureSql.Values(scope), static (ref RowBinaryReader row) => row.ReadString(), cancellation);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<HeldRecord>> HeldAsync(
        ErasureScope scope, IReadOnlyList<LegalHold> holds, int most, CancellationToken cancellation)
    {
        if (holds.Count == 0) return [];
        var (sql, values) = ErasureSql.HeldRecords(scope, holds, most + 1);
        var held = await clickHouse.ListAsync(
            sql, values, static (ref RowBinaryReader row) => new HeldRecord(row.ReadString(), row.ReadString()), cancellation).ConfigureAwait(false);
        return held.Count <= most
            ? held
            : throw new InvalidOperationException($"more than {most} records of one erasure are under legal hold; it must wait until the holds end");
    }

    /// <inheritdoc/>
    public async ValueTask<ErasureExtent> EraseAsync(ErasureScope scope, bool keys, CancellationToken cancellation)
    {
        await DeleteAsync(RecordSql.Content, scope, cancellation).ConfigureAwait(false);
        await DeleteAsync(RecordSql.Payloads, scope, cancellation).ConfigureAwait(false);
        // Read back before the wrapped keys go: by them the rows of a person are found.
        var left = await ExtentAsync(scope, cancellation).ConfigureAwait(false);
        if (!keys) return left;
        await DeleteAsync(RecordSql.Keys, scope, cancellation).ConfigureAwait(false);
        return left with { Keys = await CountAsync(RecordSql.Keys, scope, cancellation).ConfigureAwait(false) };
    }

    /// <inheritdoc/>
    public async ValueTask<long> OldFilesAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        var files = await clickHouse.CountAsync(
            ErasureSql.OldFiles, new SqlParameters().Add("database", clickHouse.Database).Add("before", before), cancellation).ConfigureAwait(false);
        if (files > 0) await TidyAsync(cancellation).ConfigureAwait(false);
        return files;
    }

    /// <inheritdoc/>
    public async ValueTask TidyAsync(CancellationToken cancellation)
    {
        if (cleans) return;
        foreach (var table in ErasureSql.Tables) await clickHouse.ExecuteAsync(ErasureSql.Clean(table), null, cancellation).ConfigureAwait(false);
    }

    private async ValueTask DeleteAsync(string table, ErasureScope scope, CancellationToken cancellation)
    {
        // A mutation rewrites every file of the partitions it looks at, so none runs where there is nothing.
        if (await CountAsync(table, scope, cancellation).ConfigureAwait(false) == 0) return;
        await clickHouse.ExecuteAsync(ErasureSql.Delete(table, scope), ErasureSql.Values(scope), cancellation).ConfigureAwait(false);
    }

    private ValueTask<long> CountAsync(string table, ErasureScope scope, CancellationToken cancellation) =>
        clickHouse.CountAsync(ErasureSql.Count(table, scope), ErasureSql.Values(scope), cancellation);
}
