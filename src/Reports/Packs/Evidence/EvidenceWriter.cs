using System.Buffers;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Packs;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Queries;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Reports.Packs.Evidence;

/// <summary>Writes the provable part of a pack (seal page, section 7): keys, streams with records and proofs, anchor. Ranges begin and end
/// at anchored heads, so they may reach a little beyond the period; records outside it are shown as leaves only.</summary>
public sealed class EvidenceWriter(IRecordReader records, ILogStorage storage, ISigner signer, LogLayout layout)
{
    private const int BufferedBytes = 1 << 20;

    /// <summary>Writes below <paramref name="folder"/>, which exists.</summary>
    public async Task<IReadOnlyList<StreamEvidence>> WriteAsync(string folder, EvidenceScope scope, CancellationToken cancellation)
    {
        var key = new VerifierKey(layout.AnchorOrigin, NoteKeyType.Ed25519, signer.PublicKey);
        await PutAsync(folder, PackPaths.LogKey, System.Text.Encoding.ASCII.GetBytes(key.Format() + "\n"), cancellation);

        var shown = new List<StreamEvidence>();
        if (await AnchorReader.OpenAsync(storage, cancellation) is not { } anchor) return shown;
        foreach (var (stream, first, last) in await records.RangesAsync(scope.Period, cancellation))
            shown.Add(await WriteStreamAsync(folder, scope, anchor, stream, first, last, cancellation));
        return shown;
    }

    private async Task<StreamEvidence> WriteStreamAsync(
        string folder, EvidenceScope scope, AnchorReader anchor, StreamId stream, long first, long last, CancellationToken cancellation)
    {
        var origin = layout.StreamOrigin(stream);
        var (from, to) = await HeadsAroundAsync(anchor, origin, first, last, cancellation);
        var tiles = new LogTiles(storage, LogLayout.StreamFolder(stream)).Reader(to.Size);
        var start = from?.Size ?? 0;
        var name = stream.Value;

        await PutHeadAsync(folder, PackPaths.Stream(name, PackPaths.To), anchor, to, cancellation);
        if (from is not null) await PutHeadAsync(folder, PackPaths.Stream(name, PackPaths.From), anchor, from, cancellation);

        var numbers = new NumbersSeen();
        var lines = await WriteRecordsAsync(folder, scope, stream, start, to.Size, numbers, cancellation);
        var file = new StreamFile(
            origin, start, to.Size, Complete: true,
            tiles.Frontier(start).Hashes.ToArray(),
            start == 0 ? [] : ConsistencyProof.Create(start, to.Size, tiles.Read),
            Pending: numbers.Pending(start == 0, scope.MissingNumbers));
        await PutAsync(folder, PackPaths.Stream(name, PackPaths.StreamFile), file.Write(), cancellation);
        return new StreamEvidence(stream, origin, start, to.Size, Checkpoint.Parse(to.Note.Text)!.Root, lines.Disclosed, lines.Differing);
    }

    // The smallest anchored range that holds the period's records: from the last head at or before the first of them, to the first head
    // after the last.
    private static async ValueTask<(AnchoredHead? From, AnchoredHead To)> HeadsAroundAsync(
        AnchorReader anchor, string origin, long first, long last, CancellationToken cancellation)
    {
        AnchoredHead? to = null;
        await foreach (var head in anchor.HeadsAsync(origin, cancellation))
        {
            if (head.Size > last) to = head;
            if (head.Size > first) continue;
            return (head, to ?? throw NotAnchored(origin, last));
        }

        return (null, to ?? throw NotAnchored(origin, last));
    }

    private static InvalidDataException NotAnchored(string origin, long last) =>
        new($"record {last} of {origin} is stored but no anchored head covers it");

    private async Task<(long Disclosed, IReadOnlyList<string> Differing)> WriteRecordsAsync(
        string folder, EvidenceScope scope, StreamId stream, long from, long to, NumbersSeen numbers, CancellationToken cancellation)
    {
        var disclosed = 0L;
        var differing = new List<string>();
        var buffer = new ArrayBufferWriter<byte>(BufferedBytes);
        await using var file = Create(folder, PackPaths.Stream(stream.Value, PackPaths.Records));
        await foreach (var record in records.ReadAsync(stream, from, to, cancellation))
        {
            // A leaf that was changed in the store may be no leaf any more: it goes into the pack as it is, and verification names it.
            var leaf = TryParse(record.LeafBytes.Span);
            var show = leaf is not null && scope.Period.Contains(leaf.CapturedAt) && (scope.System is null || leaf.System == scope.System);
            var parts = leaf is null ? [] : leaf.Parts.ToDictionary(p => p.Key, p => Shown(p.Key, record, show), StringComparer.Ordinal);
            if (parts.Values.Any(p => p.State == PartState.Disclosed)) disclosed++;
            if (leaf is { Gateway: { } gateway, GatewayNumber: { } number }) numbers.Add(gateway, number);
            if (record.DifferingColumns.Count > 0) differing.Add($"{record.Index}: {string.Join(", ", record.DifferingColumns)}");

            new PackRecord(record.Index, record.LeafBytes, null, parts).Write(buffer);
            if (buffer.WrittenCount < BufferedBytes) continue;
            await file.WriteAsync(buffer.WrittenMemory, cancellation);
            buffer.ResetWrittenCount();
        }

        await file.WriteAsync(buffer.WrittenMemory, cancellation);
        return (disclosed, differing);
    }

    private static PackPart Shown(string name, StoredRecord record, bool show)
    {
        var stored = record.Parts.FirstOrDefault(p => p.Name == name);
        return show && stored is { Payload: { } payload, Salt: { } salt }
            ? new PackPart(PartState.Disclosed, payload, salt)
            : new PackPart(PartState.Withheld);
    }

    private static Leaf? TryParse(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return LeafParser.Parse(bytes);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static async Task PutHeadAsync(
        string folder, string path, AnchorReader anchor, AnchoredHead head, CancellationToken cancellation)
    {
        await PutAsync(folder, path + PackPaths.Checkpoint, head.Note.Format(), cancellation);
        await PutAsync(folder, path + PackPaths.HeadProof, anchor.Prove(head).Format(), cancellation);
    }

    private static async Task PutAsync(string folder, string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await using var file = Create(folder, path);
        await file.WriteAsync(bytes, cancellation);
    }

    private static FileStream Create(string folder, string path)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return new FileStream(full, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
    }
}
