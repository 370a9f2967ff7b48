using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>Reads rows as they are stored in ClickHouse. Bytes are hashed where they are decoded, so none of them is copied.</summary>
public sealed class ClickHouseCustodyReader(IClickHouse clickHouse) : ICustodyReader
{
    private const int SaltLength = 32;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> StreamsAsync(CancellationToken cancellation) => await clickHouse.ListAsync(
        CustodySql.Streams, new SqlParameters().Add("limit", ICustodyReader.MostStreams), static (ref RowBinaryReader row) => row.ReadString(),
        cancellation).ConfigureAwait(false);

    /// <inheritdoc/>
    public async IAsyncEnumerable<CustodyRow> RowsAsync(
        StreamId stream, long from, long to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var expected = new RowBinaryWriter();
        var rows = clickHouse.QueryAsync(
            CustodySql.Rows, Place(stream, from).Add("to", to), (ref RowBinaryReader row) => ReadRow(ref row, expected), cancellation);
        await foreach (var row in rows.ConfigureAwait(false)) yield return row;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<CustodyPart> PartsAsync(StreamId stream, CustodyTable table, long from, long to, CancellationToken cancellation) =>
        clickHouse.QueryAsync(
            CustodySql.Parts(table), Place(stream, from).Add("to", to), (ref RowBinaryReader row) => ReadPart(ref row, table), cancellation);

    /// <inheritdoc/>
    public async ValueTask<(long Count, long First, long Last)> FromAsync(
        StreamId stream, CustodyTable? table, long from, CancellationToken cancellation)
    {
        var found = await clickHouse.ListAsync(
            CustodySql.From(table), Place(stream, from),
            static (ref RowBinaryReader row) => (row.ReadInt64(), row.ReadInt64(), row.ReadInt64()), cancellation).ConfigureAwait(false);
        return found[0];
    }

    private static SqlParameters Place(StreamId stream, long from) => new SqlParameters().Add("stream", stream.Value).Add("from", from);

    private static CustodyRow ReadRow(ref RowBinaryReader row, RowBinaryWriter expected)
    {
        var (position, storedBytes) = (row.ReadInt64(), row.ReadInt64());
        var bytes = row.ReadBytes();
        var index = LeafColumns.PeekIndex(row);
        var differing = LeafColumns.ReadDiffering(ref row, bytes, expected, out var leaf);
        return new CustodyRow(index, position, storedBytes, MerkleTree.HashLeaf(bytes), bytes.Length, leaf, leaf is null ? [] : differing);
    }

    private static CustodyPart ReadPart(ref RowBinaryReader row, CustodyTable table)
    {
        var index = row.ReadInt64();
        var (part, id, capturedAt) = (row.ReadString(), row.ReadString(), row.ReadTimestamp());
        if (table == CustodyTable.Content)
        {
            var payload = row.ReadBytes();
            var salt = row.ReadFixed(SaltLength);
            var differing = BodyColumns.ReadDiffering(ref row, payload, part == PartName.Body);
            return new CustodyPart(index, part, PartSealer.Commit(salt, payload), payload.Length, id, capturedAt, differing);
        }

        if (table == CustodyTable.Payloads)
        {
            var ciphertext = row.ReadBytes();
            return new CustodyPart(index, part, new MerkleHash(SHA256.HashData(ciphertext)), ciphertext.Length, id, capturedAt, []);
        }

        var (kekId, wrapped) = (row.ReadString(), row.ReadBytes().Length);
        return new CustodyPart(index, part, Binding(kekId, id, part), wrapped, id, capturedAt, []);
    }

    // A name with a control character, which no key, id or part has, has no binding.
    private static MerkleHash? Binding(string kekId, string id, string part)
    {
        try
        {
            return PartSealer.KeyBinding(kekId, id, part);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
