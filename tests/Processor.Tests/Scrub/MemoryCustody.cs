using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;
using SealedRecord = AuditPipeline.Core.Sealing.SealedRecord;

namespace AuditPipeline.Processor.Tests.Scrub;

/// <summary>Rows in memory that a test may change at will.</summary>
internal sealed class MemoryCustody : ICustodyReader
{
    public List<(string Stream, CustodyRow Row)> Rows { get; } = [];

    public List<(string Stream, CustodyTable Table, CustodyPart Part)> Parts { get; } = [];

    /// <summary>Windows of rows read so far.</summary>
    public int Reads { get; private set; }

    public Exception? Failure { get; set; }

    public void Add(StreamId stream, SealedRecord record)
    {
        Rows.Add((stream.Value, RowOf(record)));
        foreach (var part in record.Parts)
        {
            var (id, at) = (record.Leaf.Id, record.Leaf.CapturedAt);
            if (part.Payload is { } payload) Add(CustodyTable.Content, PartSealer.Commit(part.Salt!.Value.Span, payload.Span), payload.Length);
            if (part.Ciphertext is { } bytes) Add(CustodyTable.Payloads, new MerkleHash(System.Security.Cryptography.SHA256.HashData(bytes.Span)), bytes.Length);
            Add(CustodyTable.Keys, PartSealer.KeyBinding(part.KekId, id, part.Name), part.WrappedKey.Length);

            void Add(CustodyTable table, MerkleHash digest, long length) =>
                Parts.Add((stream.Value, table, new CustodyPart(record.Leaf.Index, part.Name, digest, length, id, at, [])));
        }
    }

    public static CustodyRow RowOf(SealedRecord record)
    {
        var stored = record.LeafBytes.Length + record.Parts.Sum(p => (p.Payload?.Length ?? 0) + (p.Ciphertext?.Length ?? 0) + p.WrappedKey.Length);
        return new CustodyRow(
            record.Leaf.Index, record.QueuePosition, stored, MerkleTree.HashLeaf(record.LeafBytes.Span), record.LeafBytes.Length,
            LeafParser.Parse(record.LeafBytes.Span), []);
    }

    /// <summary>Changes the row at an index.</summary>
    public void Change(long index, Func<CustodyRow, CustodyRow> change)
    {
        var place = Rows.FindIndex(r => r.Row.Index == index);
        Rows[place] = (Rows[place].Stream, change(Rows[place].Row));
    }

    public void Change(long index, CustodyTable table, Func<CustodyPart, CustodyPart> change)
    {
        var place = Parts.FindIndex(p => p.Part.Index == index && p.Table == table);
        Parts[place] = (Parts[place].Stream, table, change(Parts[place].Part));
    }

    public ValueTask<IReadOnlyList<string>> StreamsAsync(CancellationToken cancellation) =>
        new([.. Rows.Select(r => r.Stream).Concat(Parts.Select(p => p.Stream)).Distinct().Order(StringComparer.Ordinal)]);

    public async IAsyncEnumerable<CustodyRow> RowsAsync(
        StreamId stream, long from, long to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Yield();
        cancellation.ThrowIfCancellationRequested();
        if (Failure is not null) throw Failure;
        Reads++;
        foreach (var (_, row) in Rows.Where(r => r.Stream == stream.Value && r.Row.Index >= from && r.Row.Index < to).OrderBy(r => r.Row.Index)) yield return row;
    }

    public async IAsyncEnumerable<CustodyPart> PartsAsync(
        StreamId stream, CustodyTable table, long from, long to, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.Yield();
        foreach (var (_, _, part) in Parts.Where(p => p.Stream == stream.Value && p.Table == table && p.Part.Index >= from && p.Part.Index < to).OrderBy(p => p.Part.Index))
            yield return part;
    }

    public ValueTask<(long Count, long First, long Last)> FromAsync(StreamId stream, CustodyTable? table, long from, CancellationToken cancellation)
    {
        var found = (table is null
            ? Rows.Where(r => r.Stream == stream.Value).Select(r => r.Row.Index)
            : Parts.Where(p => p.Stream == stream.Value && p.Table == table).Select(p => p.Part.Index)).Where(n => n >= from).Order().ToList();
        return new(found.Count == 0 ? (0, 0, 0) : (found.Count, found[0], found[^1]));
    }
}
