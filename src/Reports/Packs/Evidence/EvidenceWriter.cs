using System.Buffers;
using System.Globalization;
using System.Text;
using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Packs;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Queries;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Reports.Packs.Evidence;

/// <summary>Writes the provable part of a pack (seal page, section 7): key, streams with records and heads. Ranges begin and end at
/// anchored heads, so they may reach a little beyond the period; records outside it are shown as leaves only. Every record is held against
/// the log on its way.</summary>
public sealed class EvidenceWriter(IRecordReader records, ILogStorage storage, ISigner signer, LogLayout layout)
{
    private const int BufferedBytes = 1 << 20;

    private readonly VerifierKey _key = new(layout.AnchorOrigin, NoteKeyType.Ed25519, signer.PublicKey);

    /// <summary>Writes into <paramref name="pack"/> and returns what was shown, stream by stream.</summary>
    /// <param name="attested">The anchor checkpoint that proofs lead to, with what others said of it; null: the newest, as it is.</param>
    public async Task<IReadOnlyList<StreamEvidence>> WriteAsync(
        PackFolder pack, EvidenceScope scope, AttestedAnchor? attested, CancellationToken cancellation)
    {
        await pack.WriteAsync(PackPaths.LogKey, Encoding.ASCII.GetBytes(_key.Format() + "\n"), cancellation);

        var shown = new List<StreamEvidence>();
        if (await AnchorReader.OpenAsync(storage, attested?.Note, cancellation) is not { } anchor) return shown;
        var stated = await StatedErasures.ReadAsync(anchor, cancellation);
        // The log says which streams there are and how long they are, never the store: whoever empties the store must not empty the pack.
        foreach (var origin in anchor.Origins)
        {
            if (layout.StreamOf(origin) is not { } stream)
                throw new InvalidDataException($"the anchor log holds {origin}, which is no stream of {layout.Deployment}");
            if (await anchor.HeadsAsync(origin, cancellation).FirstOrDefaultAsync(cancellation) is not { } newest) continue;
            var (first, end) = await records.RangeAsync(stream, newest.Size, scope.Period, cancellation);
            shown.Add(await WriteStreamAsync(pack, scope, anchor, stated, stream, first, end, cancellation));
        }

        await new AttestationWriter(storage).WriteAsync(pack, anchor, shown, attested, cancellation);
        await WriteStatementsAsync(pack, anchor, stated, cancellation);
        return shown;
    }

    private async Task<StreamEvidence> WriteStreamAsync(
        PackFolder pack, EvidenceScope scope, AnchorReader anchor, StatedErasures stated, StreamId stream, long first, long end,
        CancellationToken cancellation)
    {
        var origin = layout.StreamOrigin(stream);
        var (from, to) = await HeadsAroundAsync(anchor, origin, first, end, cancellation);
        var tiles = new LogTiles(storage, LogLayout.StreamFolder(stream)).Reader(to.Size);
        var start = from?.Size ?? 0;
        var head = Checkpoint.Parse(to.Note.Text)!;

        await WriteHeadAsync(pack, PackPaths.Stream(stream.Value, PackPaths.To), anchor, to, cancellation);
        if (from is not null) await WriteHeadAsync(pack, PackPaths.Stream(stream.Value, PackPaths.From), anchor, from, cancellation);

        var numbers = new NumbersSeen();
        var shown = await WriteRecordsAsync(pack, scope, stated, stream, tiles, new StreamEvidence(
            stream, origin, start, to.Size, head.Root, 0, 0, [], BadSignatures(origin, to, from)), numbers, cancellation);
        var file = new StreamFile(
            origin, start, to.Size, Complete: true,
            tiles.Frontier(start).Hashes.ToArray(),
            start == 0 ? [] : ConsistencyProof.Create(start, to.Size, tiles.Read),
            Pending: numbers.Pending(start == 0, scope.MissingNumbers));
        await pack.WriteAsync(PackPaths.Stream(stream.Value, PackPaths.StreamFile), file.Write(), cancellation);
        return shown;
    }

    // The smallest anchored range that holds the period's records: from the last head at or before the first of them, to the first head
    // that covers the last.
    private static async ValueTask<(AnchoredHead? From, AnchoredHead To)> HeadsAroundAsync(
        AnchorReader anchor, string origin, long first, long end, CancellationToken cancellation)
    {
        AnchoredHead? to = null;
        await foreach (var head in anchor.HeadsAsync(origin, cancellation))
        {
            if (head.Size >= end) to = head;
            if (head.Size <= first) return (head, to ?? throw NotAnchored(origin, end));
        }

        return (null, to ?? throw NotAnchored(origin, end));
    }

    private static InvalidDataException NotAnchored(string origin, long end) =>
        new($"no anchored head of {origin} covers record {end - 1}");

    private async Task<StreamEvidence> WriteRecordsAsync(
        PackFolder pack, EvidenceScope scope, StatedErasures stated, StreamId stream, HashReader tiles, StreamEvidence shown, NumbersSeen numbers,
        CancellationToken cancellation)
    {
        var (disclosed, erased, expired, found) = (0L, 0L, 0L, 0L);
        var origin = shown.Origin;
        var differing = new List<DifferingRecord>();
        var buffer = new ArrayBufferWriter<byte>(BufferedBytes);
        await using var file = pack.Create(PackPaths.Stream(stream.Value, PackPaths.Records));
        await foreach (var record in records.ReadAsync(stream, shown.From, shown.To, cancellation))
        {
            // A leaf that was changed in the store may be no leaf any more: it goes into the pack as it is, and verification names it.
            var leaf = TryParse(record.LeafBytes.Span);
            var inLog = MerkleTree.HashLeaf(record.LeafBytes.Span) == tiles.Read(0, record.Index);
            var show = leaf is not null && scope.Period.Contains(leaf.CapturedAt) && (scope.System is null || leaf.System == scope.System);
            var parts = leaf is null ? [] : leaf.Parts.ToDictionary(p => p.Key, p => Shown(p.Key, leaf.Id, record, show), StringComparer.Ordinal);

            found++;
            if (parts.Values.Any(p => p.State == PartState.Disclosed)) disclosed++;
            if (parts.Values.Any(p => p.State == PartState.Erased)) erased++;
            if (parts.Values.Any(p => p.State == PartState.Expired)) expired++;
            if (leaf is { Gateway: { } gateway, GatewayNumber: { } number } && leaf.Type != LeafType.Heartbeat)
                numbers.Add(gateway, number, leaf.Meta?.Lost ?? 1);
            if ((!inLog || record.DifferingColumns.Count > 0) && differing.Count < StreamEvidence.MaxDiffering)
                differing.Add(new DifferingRecord(record.Index, inLog ? record.DifferingColumns : ["leaf"], leaf?.CapturedAt));

            new PackRecord(record.Index, record.LeafBytes, null, parts).Write(buffer);
            if (buffer.WrittenCount < BufferedBytes) continue;
            await file.WriteAsync(buffer.WrittenMemory, cancellation);
            buffer.ResetWrittenCount();
        }

        await file.WriteAsync(buffer.WrittenMemory, cancellation);
        return shown with
        {
            Disclosed = disclosed, Erased = erased, Expired = expired, Missing = shown.To - shown.From - found, Differing = differing,
        };

        PackPart Shown(string name, string id, StoredRecord record, bool show)
        {
            var stored = record.Parts.FirstOrDefault(p => p.Name == name);
            if (stated.PartOf(origin, record.Index, id, name, stored) is { } gone) return gone;
            return show && stored is { Payload: { } payload, Salt: { } salt }
                ? new PackPart(PartState.Disclosed, payload, salt)
                : new PackPart(PartState.Withheld);
        }
    }

    private static async ValueTask WriteStatementsAsync(
        PackFolder pack, AnchorReader anchor, StatedErasures stated, CancellationToken cancellation)
    {
        foreach (var statement in stated.Used)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{PackPaths.Statements}{statement.AnchorIndex}");
            await pack.WriteAsync(path + PackPaths.LeafSuffix, statement.Leaf, cancellation);
            await pack.WriteAsync(path + PackPaths.ProofSuffix, anchor.Prove(statement).Format(), cancellation);
        }
    }

    private int BadSignatures(string origin, params AnchoredHead?[] heads) =>
        heads.Count(h => h is not null && !_key.Under(origin).Verify(h.Note).IsGood);

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

    private static async Task WriteHeadAsync(
        PackFolder pack, string path, AnchorReader anchor, AnchoredHead head, CancellationToken cancellation)
    {
        await pack.WriteAsync(path + PackPaths.Checkpoint, head.Note.Format(), cancellation);
        await pack.WriteAsync(path + PackPaths.HeadProof, anchor.Prove(head).Format(), cancellation);
    }
}
