using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Writes sealed records to ClickHouse. The parts go in first and the record rows last, as one block named
/// <c>stream/first index</c>, so a record row is there only with all its parts.</summary>
/// <remarks>A run that goes on where the last one ended is written without a question. Any other run (the first after a start, one after
/// a failure, a refill) first looks what is there: rows that are there stay, and parts whose record row never came are removed, since a
/// later attempt may have decoded the same call with newer rules.</remarks>
public sealed class ClickHouseRecordStore : IRecordStore, IDisposable
{
    private const long RoomForMutation = 16 * 1024 * 1024;

    private readonly IClickHouse clickHouse;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Dictionary<StreamId, long> nextIndex = [];
    private readonly RowBinaryWriter rows = new();

    public ClickHouseRecordStore(IClickHouse clickHouse) => this.clickHouse = clickHouse;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The run is not contiguous.</exception>
    /// <exception cref="ClickHouseException">ClickHouse refused; the run may be written again.</exception>
    public async ValueTask WriteAsync(StreamId stream, IReadOnlyList<SealedRecord> records, CancellationToken cancellation)
    {
        if (records.Count == 0) return;
        var first = records[0].Leaf.Index;
        for (var i = 0; i < records.Count; i++)
        {
            if (records[i].Leaf.Index != first + i)
                throw new ArgumentException($"Record {i} of the run has index {records[i].Leaf.Index}, not {first + i}.", nameof(records));
        }

        await turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var goesOn = nextIndex.Remove(stream, out var expected) && expected == first;   // known again once this run is written
            if (goesOn) await AppendAsync(stream, records, cancellation).ConfigureAwait(false);
            else await FillAsync(stream, records, cancellation).ConfigureAwait(false);
            nextIndex[stream] = first + records.Count;
        }
        finally
        {
            rows.Clear();
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StoredLeaf>> ReadFromAsync(
        StreamId stream, long from, int limit, CancellationToken cancellation)
    {
        // Indexes run on, so the leaves asked for are the next ones; only at the end of the stream or at a hole are there fewer.
        var leaves = await LeavesAsync(stream, from, from + limit, limit, cancellation).ConfigureAwait(false);
        return leaves.Count == limit
            ? leaves
            : await LeavesAsync(stream, from, long.MaxValue, limit, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<long> CountBelowAsync(StreamId stream, long size, CancellationToken cancellation) =>
        clickHouse.CountAsync(
            RecordSql.CountBelow, new SqlParameters().Add("stream", stream.Value).Add("size", size), cancellation);

    public void Dispose()
    {
        turn.Dispose();
        rows.Dispose();
    }

    private ValueTask<List<StoredLeaf>> LeavesAsync(
        StreamId stream, long from, long to, int limit, CancellationToken cancellation) =>
        clickHouse.ListAsync(
            RecordSql.LeavesFrom,
            new SqlParameters().Add("stream", stream.Value).Add("from", from).Add("to", to).Add("limit", limit),
            static (ref RowBinaryReader row) => new StoredLeaf(row.ReadInt64(), row.ReadBytes().ToArray(), row.ReadInt64()),
            cancellation);

    private async ValueTask AppendAsync(StreamId stream, IReadOnlyList<SealedRecord> records, CancellationToken cancellation)
    {
        await InsertPartsAsync(stream, records, cancellation).ConfigureAwait(false);
        await InsertRecordsAsync(
            RecordSql.InsertRecords, stream, records, $"{stream}/{records[0].Leaf.Index}", cancellation).ConfigureAwait(false);
    }

    private async ValueTask FillAsync(StreamId stream, IReadOnlyList<SealedRecord> records, CancellationToken cancellation)
    {
        var missing = await MissingAsync(stream, records, cancellation).ConfigureAwait(false);
        if (missing.Count == 0) return;
        await RemoveLeftoversAsync(stream, records[0].Leaf.Index, cancellation).ConfigureAwait(false);

        if (missing.Count == records.Count)
        {
            // By name, because an insert that was given up on over a network may still have come through since we looked.
            await AppendAsync(stream, records, cancellation).ConfigureAwait(false);
            missing = await MissingAsync(stream, records, cancellation).ConfigureAwait(false);
            if (missing.Count == 0) return;
            await InsertRecordsAsync(RecordSql.InsertMissingRecords, stream, missing, null, cancellation).ConfigureAwait(false);
            return;
        }

        await InsertPartsAsync(stream, missing, cancellation).ConfigureAwait(false);
        await InsertRecordsAsync(RecordSql.InsertMissingRecords, stream, missing, null, cancellation).ConfigureAwait(false);
    }

    private async ValueTask<List<SealedRecord>> MissingAsync(
        StreamId stream, IReadOnlyList<SealedRecord> records, CancellationToken cancellation)
    {
        var first = records[0].Leaf.Index;
        var present = await clickHouse.ListAsync(
            RecordSql.PresentIndexes,
            new SqlParameters().Add("stream", stream.Value).Add("from", first).Add("to", first + records.Count),
            static (ref RowBinaryReader row) => row.ReadInt64(),
            cancellation).ConfigureAwait(false);
        var there = present.ToHashSet();
        return records.Where(record => !there.Contains(record.Leaf.Index)).ToList();
    }

    private async ValueTask RemoveLeftoversAsync(StreamId stream, long from, CancellationToken cancellation)
    {
        foreach (var table in RecordSql.PartTables)
        {
            var place = new SqlParameters().Add("stream", stream.Value).Add("from", from);
            var count = await clickHouse.CountAsync(RecordSql.CountLeftovers(table), place, cancellation).ConfigureAwait(false);
            if (count == 0) continue;
            await RequireRoomAsync(cancellation).ConfigureAwait(false);
            await clickHouse.ExecuteAsync(RecordSql.DeleteLeftovers(table), place, cancellation).ConfigureAwait(false);
        }
    }

    // A mutation whose file the engine cannot write keeps its table from loading at the next start.
    private async ValueTask RequireRoomAsync(CancellationToken cancellation)
    {
        var free = await clickHouse.CountAsync(RecordSql.FreeBytes, new SqlParameters(), cancellation).ConfigureAwait(false);
        if (free < RoomForMutation)
            throw new ClickHouseException($"The store's disk has {free} bytes left; at least {RoomForMutation} are needed to remove what a failed insert left.");
    }

    private async ValueTask InsertPartsAsync(StreamId stream, IReadOnlyList<SealedRecord> records, CancellationToken cancellation)
    {
        await InsertAsync(RecordSql.InsertContent, stream, records, RecordRows.WriteContent, cancellation).ConfigureAwait(false);
        await InsertAsync(RecordSql.InsertPayloads, stream, records, RecordRows.WritePayloads, cancellation).ConfigureAwait(false);
        await InsertAsync(RecordSql.InsertKeys, stream, records, RecordRows.WriteKeys, cancellation).ConfigureAwait(false);
    }

    private async ValueTask InsertAsync(
        string sql,
        StreamId stream,
        IReadOnlyList<SealedRecord> records,
        Func<RowBinaryWriter, StreamId, SealedRecord, int> write,
        CancellationToken cancellation)
    {
        rows.Clear();
        var count = 0;
        for (var i = 0; i < records.Count; i++) count += write(rows, stream, records[i]);
        if (count > 0) await clickHouse.InsertAsync(sql, rows.Written, null, cancellation).ConfigureAwait(false);
    }

    private async ValueTask InsertRecordsAsync(
        string sql, StreamId stream, IReadOnlyList<SealedRecord> records, string? token, CancellationToken cancellation)
    {
        rows.Clear();
        for (var i = 0; i < records.Count; i++) RecordRows.WriteRecord(rows, stream, records[i]);
        await clickHouse.InsertAsync(sql, rows.Written, token, cancellation).ConfigureAwait(false);
    }
}
