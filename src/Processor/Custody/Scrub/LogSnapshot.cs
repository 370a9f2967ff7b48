using AuditPipeline.Core.Log;
using AuditPipeline.Processor.Seal;

namespace AuditPipeline.Processor.Custody.Scrub;

/// <summary>What a log says of itself when a walk begins.</summary>
/// <param name="Size">Leaves to walk.</param>
/// <param name="Frontier">Roots of its full subtrees, largest first; null when nothing tells them.</param>
/// <param name="Signed">Its last checkpoint; null without one that can be read. One of <paramref name="Size"/> was held against the tiles.</param>
internal sealed record LogSnapshot(long Size, IReadOnlyList<MerkleHash>? Frontier, Checkpoint? Signed)
{
    /// <param name="folder">The log.</param>
    /// <param name="origin">Its name.</param>
    /// <param name="key">Key its checkpoint must be signed with; null leaves the signature out.</param>
    /// <param name="state">Size and frontier out of the bytes of its state; throws <see cref="InvalidDataException"/> for others.</param>
    /// <param name="faults">Takes what does not agree.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async ValueTask<LogSnapshot> ReadAsync(
        LogFolder folder, string origin, VerifierKey? key, Func<byte[], (long Size, IReadOnlyList<MerkleHash> Frontier)> state, ScrubFaults faults,
        CancellationToken cancellation)
    {
        // The checkpoint first: it is written last, so a state read after it is not behind it.
        var signed = Signature(await folder.ReadAsync("checkpoint", cancellation), origin, key, faults);
        var told = State(await folder.ReadAsync("state", cancellation), state);
        if (told is null && signed is not null) faults.Add(ScrubWords.State);
        if (told is { } behind && signed is not null && behind.Size < signed.Size)
        {
            faults.Add(behind.Size, signed.Size - 1, ScrubWords.StateBehindCheckpoint);
            told = null;
        }

        if (told is not { } stated)
        {
            if (signed is null) return new LogSnapshot(0, [], null);
            var leading = FrontierLeadingTo(signed, folder);
            if (leading is null) faults.Add(ScrubWords.Checkpoint);
            return new LogSnapshot(signed.Size, leading, signed);
        }

        if (signed is null || signed.Size != stated.Size || Root(stated.Size, stated.Frontier) == signed.Root)
            return new LogSnapshot(stated.Size, stated.Frontier, signed);

        // State and checkpoint say different things of the same leaves: the tiles tell which of them is wrong.
        var ofTiles = FrontierLeadingTo(signed, folder);
        faults.Add(ofTiles is null ? ScrubWords.Checkpoint : ScrubWords.State);
        return new LogSnapshot(stated.Size, ofTiles ?? stated.Frontier, signed);
    }

    /// <summary>Root over the first leaves as the tiles have it; null when a tile for it is missing.</summary>
    public MerkleHash? RootOf(long size, LogFolder folder)
    {
        try
        {
            return folder.Tiles.Reader(Size).Frontier(size).Root();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static Checkpoint? Signature(byte[]? bytes, string origin, VerifierKey? key, ScrubFaults faults)
    {
        if (bytes is null) return null;
        var note = SignedNote.Parse(bytes);
        var checkpoint = note is null ? null : Checkpoint.Parse(note.Text);
        if (note is null || checkpoint is null || checkpoint.Origin != origin)
        {
            faults.Add(ScrubWords.Checkpoint);
            return null;
        }

        if (key is not null && !key.Under(origin).Verify(note).IsGood) faults.Add(ScrubWords.CheckpointSignature);
        return checkpoint;
    }

    private static (long Size, IReadOnlyList<MerkleHash> Frontier)? State(
        byte[]? bytes, Func<byte[], (long Size, IReadOnlyList<MerkleHash> Frontier)> read)
    {
        if (bytes is null) return null;
        try
        {
            var state = read(bytes);
            return state.Size >= 0 && System.Numerics.BitOperations.PopCount((ulong)state.Size) == state.Frontier.Count ? state : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static MerkleHash[]? FrontierLeadingTo(Checkpoint signed, LogFolder folder)
    {
        try
        {
            var frontier = folder.Tiles.Reader(signed.Size).Frontier(signed.Size);
            return frontier.Root() == signed.Root ? frontier.Hashes.ToArray() : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static MerkleHash Root(long size, IReadOnlyList<MerkleHash> frontier) => Core.Log.Frontier.Restore(size, [.. frontier]).Root();
}
