using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Processor.Custody.Scrub;

/// <summary>The rows of a run of indexes, held against the log and then against their parts. Pure: what is read comes in.</summary>
/// <param name="from">First index; a multiple of 256.</param>
/// <param name="to">Index after the last.</param>
/// <param name="origin">Name of the log.</param>
/// <param name="faults">Takes what differs.</param>
/// <param name="counts">Takes which parts are there.</param>
internal sealed class StreamWindow(long from, long to, string origin, ScrubFaults faults, PartCounts counts)
{
    private static readonly CustodyTable[] Tables = Enum.GetValues<CustodyTable>();

    private readonly WindowRow?[] _rows = new WindowRow?[to - from];

    public long From => from;

    public long To => to;

    /// <summary>Rows taken, those that are there twice counted as often.</summary>
    public long Rows { get; private set; }

    public void Take(CustodyRow row)
    {
        Rows++;
        ref var place = ref _rows[row.Index - from];
        if (place is null) place = new WindowRow(row);
        else place.Twice = true;
    }

    /// <summary>Hashes of the stored leaves of tile <paramref name="index"/>, packed; null when one is missing.</summary>
    public byte[]? LeafHashes(long index)
    {
        var (first, end) = Range(index);
        var hashes = new byte[(end - first) * MerkleHash.Length];
        for (var i = first; i < end; i++)
        {
            if (_rows[i - from] is not { } there) return null;
            there.Row.LeafHash.CopyTo(hashes.AsSpan((int)(i - first) * MerkleHash.Length));
        }

        return hashes;
    }

    /// <summary>Holds the rows of one tile against it.</summary>
    public void Compare(long index, CheckedTile tile, QueuePositions positions)
    {
        var (first, end) = Range(index);
        for (var i = first; i < end; i++)
        {
            if (_rows[i - from] is not { } there)
            {
                faults.Add(i, ScrubWords.MissingRow);
                continue;
            }

            if (there.Twice) faults.Add(i, ScrubWords.RowTwice);
            var committed = tile.At((int)(i - first));
            var differing = RowRules.FaultsOf(there.Row, committed, origin);
            foreach (var what in differing) faults.Add(i, what);
            there.Committed = there.Row.Leaf?.Index == i && there.Row.Leaf.Stream == origin && (committed is null || committed == there.Row.LeafHash);
            if (there.Committed && positions.Take(there.Row) is { } wrong) faults.Add(wrong, ScrubWords.Column("queue_position"));
        }
    }

    /// <summary>Holds a row of a part against the leaf.</summary>
    public void Take(CustodyTable table, CustodyPart part)
    {
        if (_rows[part.Index - from] is not { } there)
        {
            faults.Add(part.Index, ScrubWords.PartWithoutRow(table));
            return;
        }

        if (!there.Committed) return;   // such a leaf cannot tell what its parts are

        var place = there.PlaceOf(part.Part);
        if (place < 0 || !Belongs(table, there.Row.Leaf!.Parts[place].Value))
        {
            faults.Add(part.Index, ScrubWords.PartNotInLeaf(table));
            return;
        }

        var (name, commitment) = there.Row.Leaf!.Parts[place];
        if (!there.Take(place, table, part.Length)) faults.Add(part.Index, ScrubWords.PartTwice(table, name));
        if (part.Digest is not { } digest || digest != Said(table, commitment)) faults.Add(part.Index, ScrubWords.Part(table, name));
        else foreach (var column in part.DifferingColumns) faults.Add(part.Index, ScrubWords.PartColumn(table, name, column));
        if (part.Id != there.Row.Leaf.Id) faults.Add(part.Index, ScrubWords.PartColumn(table, name, "id"));
        if (part.CapturedAt != there.Row.Leaf.CapturedAt) faults.Add(part.Index, ScrubWords.PartColumn(table, name, "captured_at"));
    }

    /// <summary>Counts what is there and what is not; after all parts were taken.</summary>
    public void End()
    {
        foreach (var there in _rows)
        {
            if (there is not { Committed: true }) continue;
            var parts = there.Row.Leaf!.Parts;
            var complete = true;
            for (var place = 0; place < parts.Count; place++)
            {
                foreach (var table in Tables)
                {
                    if (!Belongs(table, parts[place].Value)) continue;
                    var present = there.Has(place, table);
                    complete &= present;
                    counts.Add(table, present);
                }
            }

            if (!there.StoredBytesFit(complete)) faults.Add(there.Row.Index, ScrubWords.Column("stored_bytes"));
        }
    }

    // A part is kept readable or encrypted, as its commitment says; each has a key.
    private static bool Belongs(CustodyTable table, PartCommitment commitment) => table switch
    {
        CustodyTable.Content => commitment.CiphertextHash is null,
        CustodyTable.Payloads => commitment.CiphertextHash is not null,
        _ => true,
    };

    private static MerkleHash Said(CustodyTable table, PartCommitment commitment) => new(table switch
    {
        CustodyTable.Content => commitment.Commitment.Span,
        CustodyTable.Payloads => commitment.CiphertextHash!.Value.Span,
        _ => commitment.KeyHash.Span,
    });

    private (long First, long End) Range(long index) => (index * Tile.FullWidth, Math.Min(to, (index + 1) * Tile.FullWidth));
}
