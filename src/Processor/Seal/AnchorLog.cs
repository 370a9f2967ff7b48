using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Seal;

/// <summary>The deployment's own log: its leaves are heads of the stream logs and the operator's statements. It takes a stream head only
/// with a consistency proof from the last one it holds, and so is the first witness. Not safe for several threads at once.
/// Beside tiles it keeps <c>tile/entries/…</c> (the leaves), <c>notes/…</c> (for each leaf that is a head, its signed note) and
/// <c>statements</c> (where the statements stand).</summary>
internal sealed class AnchorLog
{
    private readonly LogFolder _folder;
    private readonly CheckpointSigner _signer;
    private readonly string _origin;
    private Frontier _frontier;
    private Dictionary<string, StreamHead> _heads;

    private AnchorLog(string origin, LogFolder folder, CheckpointSigner signer, AnchorState state)
    {
        (_origin, _folder, _signer) = (origin, folder, signer);
        _frontier = Frontier.Restore(state.Size, [.. state.Frontier]);
        _heads = new Dictionary<string, StreamHead>(state.Heads, StringComparer.Ordinal);
    }

    public long Size => _frontier.Size;

    /// <exception cref="InvalidDataException">The folder is older than what was signed: it must not be signed again.</exception>
    public static async ValueTask<AnchorLog> OpenAsync(
        string origin, LogFolder folder, CheckpointSigner signer, CancellationToken cancellation)
    {
        var state = await folder.ReadAsync(AnchorState.Name, cancellation) is { } bytes ? AnchorState.Parse(bytes) : AnchorState.Empty;
        if (await folder.ReadAsync("checkpoint", cancellation) is { } note
            && (SignedNote.Parse(note) is not { } parsed || Checkpoint.Parse(parsed.Text) is not { } signed || signed.Size > state.Size))
            throw new InvalidDataException("the anchor log is behind the checkpoint it signed, or that checkpoint is broken; restore the newer copy");

        return new AnchorLog(origin, folder, signer, state);
    }

    /// <summary>The last head of a stream it holds, or null.</summary>
    public StreamHead? LastHead(string origin) => _heads.GetValueOrDefault(origin);

    /// <summary>Appends stream heads and signs the new anchor checkpoint. Durable on return.</summary>
    /// <exception cref="InvalidDataException">A head does not continue the last one of its stream.</exception>
    public async ValueTask AppendAsync(
        IReadOnlyList<(StreamHead Head, SignedNote Note, IReadOnlyList<MerkleHash> Consistency)> heads, CancellationToken cancellation)
    {
        foreach (var (head, _, consistency) in heads)
        {
            if (_heads.TryGetValue(head.Origin, out var last)
                && !ConsistencyProof.Verify(last.Size, head.Size, last.Root, head.Root, [.. consistency]))
                throw new InvalidDataException($"head {head.Size} of {head.Origin} does not continue head {last.Size}: refused by the anchor log");
        }

        List<ReadOnlyMemory<byte>> entries = [.. heads.Select(h => (ReadOnlyMemory<byte>)h.Note.TextBytes)];
        List<ReadOnlyMemory<byte>> notes = [.. heads.Select(h => (ReadOnlyMemory<byte>)h.Note.Format())];
        var next = new Dictionary<string, StreamHead>(_heads, StringComparer.Ordinal);
        foreach (var (head, _, _) in heads) next[head.Origin] = head;
        await WriteAsync(entries, notes, next, cancellation);
    }

    /// <summary>Appends statements of the operator and signs the new anchor checkpoint. Durable on return.</summary>
    /// <exception cref="ArgumentException">One is no statement; nothing was appended.</exception>
    public async ValueTask StateAsync(IReadOnlyList<ReadOnlyMemory<byte>> statements, CancellationToken cancellation)
    {
        foreach (var statement in statements)
        {
            if (OperatorStatement.Fault(statement.Span) is { } fault) throw new ArgumentException($"no statement: {fault}", nameof(statements));
        }

        // Where they will stand, before they stand there: a crash between leaves a hint too many, never one too few.
        var known = await _folder.ReadAsync(StatementIndex.Name, cancellation) is { } bytes ? StatementIndex.Parse(bytes) : [];
        var places = known.TakeWhile(i => i < Size).Concat(statements.Select((_, i) => Size + i));
        await _folder.WriteAsync(StatementIndex.Name, StatementIndex.Format(places), cancellation);

        List<ReadOnlyMemory<byte>> notes = [.. statements.Select(_ => ReadOnlyMemory<byte>.Empty)];
        await WriteAsync([.. statements], notes, _heads, cancellation);
    }

    private async ValueTask WriteAsync(
        List<ReadOnlyMemory<byte>> entries, List<ReadOnlyMemory<byte>> notes, Dictionary<string, StreamHead> heads, CancellationToken cancellation)
    {
        var hashes = entries.Select(e => MerkleTree.HashLeaf(e.Span)).ToArray();
        var frontier = _frontier.Copy();
        foreach (var hash in hashes) frontier.Append(hash);

        var objects = await _folder.BundlesAsync(Size, entries, EntryBundle.Path, cancellation);
        objects.AddRange(await _folder.BundlesAsync(Size, notes, AnchorNotes.Path, cancellation));
        objects.AddRange(await _folder.TilesAsync(Size, hashes, cancellation));
        await _folder.WriteAsync(objects, cancellation);
        await _folder.WriteAsync(AnchorState.Name, new AnchorState(frontier.Size, frontier.Hashes.ToArray(), heads).Format(), cancellation);
        (_frontier, _heads) = (frontier, heads);

        var checkpoint = await _signer.SignAsync(new StreamHead(_origin, frontier.Size, frontier.Root()), cancellation);
        await _folder.WriteAsync("checkpoint", checkpoint.Format(), cancellation);
    }
}
