using System.Runtime.CompilerServices;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Puts records together with the parts that are still there.</summary>
internal sealed class StoredParts(IClickHouse clickHouse)
{
    private const int RowsAtOnce = 1_024;
    private const long BytesAtOnce = 16 * 1024 * 1024;

    /// <summary>Records with from ≤ index &lt; to, ascending. At most 16 MiB of parts, or one record, are in memory at a time, and no
    /// connection is held while the caller works.</summary>
    public async IAsyncEnumerable<StoredRecord> ReadAsync(
        StreamId stream, long from, long to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var expected = new RowBinaryWriter();
        for (var next = from; next < to;)
        {
            // Windows of indexes, since the table is sorted by time: a LIMIT alone would sort all the rest every time.
            var end = to - next > RowsAtOnce ? next + RowsAtOnce : to;
            var rows = await clickHouse.ListAsync(
                RecordSql.RecordsInRange,
                new SqlParameters().Add("stream", stream.Value).Add("from", next).Add("to", end),
                (ref RowBinaryReader row) => RecordRow.Read(ref row, expected),
                cancellation).ConfigureAwait(false);
            for (var start = 0; start < rows.Count;)
            {
                var count = FittingRows(rows, start);
                var records = await WithPartsAsync(stream, rows.GetRange(start, count), cancellation).ConfigureAwait(false);
                foreach (var record in records) yield return record;
                start += count;
            }

            next = rows.Count > 0 ? end : await FirstIndexAsync(stream, end, to, cancellation).ConfigureAwait(false) ?? to;
        }
    }

    /// <summary>The records, in the order of the rows, which ascend.</summary>
    public async ValueTask<IReadOnlyList<StoredRecord>> WithPartsAsync(
        StreamId stream, IReadOnlyList<RecordRow> rows, CancellationToken cancellation)
    {
        var place = new SqlParameters()
            .Add("stream", stream.Value)
            .Add("first", rows[0].Index)
            .Add("last", rows[^1].Index)
            .Add("earliest", rows.Min(row => row.CapturedAt))
            .Add("latest", rows.Max(row => row.CapturedAt));
        var found = new SortedDictionary<(long Index, string Part), StoredPart>(
            Comparer<(long Index, string Part)>.Create(static (a, b) =>
                a.Index != b.Index ? a.Index.CompareTo(b.Index) : string.CompareOrdinal(a.Part, b.Part)));

        foreach (var (key, kekId, wrapped) in await clickHouse.ListAsync(
            RecordSql.KeysOf,
            place,
            static (ref RowBinaryReader row) => (Key(ref row), row.ReadString(), row.ReadBytes().ToArray()),
            cancellation).ConfigureAwait(false))
            found[key] = At(key) with { KekId = kekId, WrappedKey = wrapped };
        foreach (var (key, payload, salt) in await clickHouse.ListAsync(
            RecordSql.ContentOf,
            place,
            static (ref RowBinaryReader row) => (Key(ref row), row.ReadBytes().ToArray(), row.ReadFixed(32).ToArray()),
            cancellation).ConfigureAwait(false))
            found[key] = At(key) with { Payload = payload, Salt = salt };
        foreach (var (key, ciphertext) in await clickHouse.ListAsync(
            RecordSql.PayloadsOf,
            place,
            static (ref RowBinaryReader row) => (Key(ref row), row.ReadBytes().ToArray()),
            cancellation).ConfigureAwait(false))
            found[key] = At(key) with { Ciphertext = ciphertext };

        var byRecord = found.ToLookup(pair => pair.Key.Index, pair => pair.Value);
        return rows.Select(row => new StoredRecord(stream, row.Index, row.LeafBytes, byRecord[row.Index].ToList(), row.DifferingColumns)).ToList();

        StoredPart At((long Index, string Part) key) =>
            found.TryGetValue(key, out var part) ? part : new StoredPart(key.Part, null, null, null, null, null);
    }

    private async ValueTask<long?> FirstIndexAsync(StreamId stream, long from, long to, CancellationToken cancellation)
    {
        if (from >= to) return null;
        var found = await clickHouse.ListAsync(
            RecordSql.FirstIndex,
            new SqlParameters().Add("stream", stream.Value).Add("from", from).Add("to", to),
            static (ref RowBinaryReader row) => row.ReadInt64(),
            cancellation).ConfigureAwait(false);
        return found.Count > 0 ? found[0] : null;
    }

    private static (long Index, string Part) Key(ref RowBinaryReader row) => (row.ReadInt64(), row.ReadString());

    private static int FittingRows(List<RecordRow> rows, int start)
    {
        var bytes = rows[start].StoredBytes;
        var end = start + 1;
        while (end < rows.Count && bytes + rows[end].StoredBytes <= BytesAtOnce) bytes += rows[end++].StoredBytes;
        return end - start;
    }
}
