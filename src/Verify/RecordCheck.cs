using AuditPipeline.Core.Log;
using AuditPipeline.Core.Packs;

namespace AuditPipeline.Verify;

/// <summary>One pass over a stream's records: leaves, commitments, numbers and erasures. Memory does not grow with the number of
/// records.</summary>
internal sealed class RecordCheck(StreamRange stream, Statements statements)
{
    private readonly StreamFile _range = stream.File!;
    private readonly Checkpoint _head = stream.To!.Head!;
    private readonly NumberCheck _numbers = new(stream.File!, stream.FilePath, stream.RecordsPath);
    private long _next = stream.File!.From;
    private long _line;

    public long Records { get; private set; }

    /// <summary>Calls that the capture losses among them account for.</summary>
    public long Lost { get; private set; }

    public long[] ByState { get; } = new long[5];

    public PackFault? Leaves { get; private set; }

    public PackFault? Commitments { get; private set; }

    public PackFault? Numbers => _numbers.Fault;

    public PackFault? Erasures { get; private set; }

    /// <summary>Reads to the end, or to the first leaf that is not the log's.</summary>
    public void Run(Stream records, List<string> notes, IProgress<long>? progress, CancellationToken stop)
    {
        var frontier = _range.Complete ? Frontier.Restore(_range.From, _range.Frontier.ToArray()) : null;
        var lines = new LineReader(records, PackRecord.MaxLine);
        while (lines.TryRead(out var line))
        {
            _line++;
            if (!Record(line, frontier)) return;
            if (++Records % 4096 != 0) continue;
            stop.ThrowIfCancellationRequested();
            progress?.Report(4096);
        }

        progress?.Report(Records % 4096);
        if (lines.Broken) Leaves = new PackFault(stream.RecordsPath, $"line {_line + 1} is too long or does not end in a newline");
        else if (frontier is not null) Leaves = Complete(frontier);
        if (Leaves is null) _numbers.Finish(notes);
    }

    private PackFault? Complete(Frontier frontier)
    {
        if (_next != _range.To) return new PackFault(stream.RecordsPath, $"ends before record {_range.To - 1}", _next);
        return frontier.Root() == _head.Root
            ? null
            : new PackFault(
                stream.RecordsPath, $"the leaves {_range.From} to {_range.To - 1} do not hash to the root of {stream.To!.Folder}{PackPaths.Checkpoint}");
    }

    private bool Record(ReadOnlySpan<byte> line, Frontier? frontier)
    {
        if (PackRecord.TryParse(line, out var fault) is not { } record)
        {
            Leaves = new PackFault(stream.RecordsPath, $"line {_line}: {fault}");
            return false;
        }

        var leaf = LeafFacts.TryParse(record.Leaf.Span, out fault);
        fault ??= WhyNotInPlace(record, leaf!) ?? WhyNotInLog(record, frontier);
        if (fault is not null)
        {
            Leaves = new PackFault(stream.RecordsPath, fault, record.Index);
            return false;
        }

        _next = record.Index + 1;
        CheckParts(record, leaf!);
        _numbers.Add(leaf!);
        Lost += leaf!.Lost ?? 0;
        return true;
    }

    private string? WhyNotInPlace(PackRecord record, LeafFacts leaf)
    {
        if (record.Index < _range.From || record.Index >= _range.To) return "is outside the range";
        if (_range.Complete && record.Index != _next) return $"stands where record {_next} is next";
        if (record.Index < _next) return "is out of order or there twice";
        if (leaf.Stream != _range.Origin) return "leaf field stream names another log";
        return leaf.Index == record.Index ? null : "leaf field n is not the record's index";
    }

    private string? WhyNotInLog(PackRecord record, Frontier? frontier)
    {
        var hash = MerkleTree.HashLeaf(record.Leaf.Span);
        frontier?.Append(hash);
        if (record.Proof is null) return frontier is null ? "has no inclusion proof" : null;
        return InclusionProof.Verify(hash, record.Index, _head.Size, (MerkleHash[])record.Proof, _head.Root)
            ? null
            : $"leaf and proof do not lead to the root of {stream.To!.Folder}{PackPaths.Checkpoint}";
    }

    private void CheckParts(PackRecord record, LeafFacts leaf)
    {
        foreach (var name in record.Parts.Keys)
        {
            if (!leaf.Parts.ContainsKey(name)) Fail(record, $"part {name} is shown, but the leaf does not commit to it");
        }

        foreach (var (name, committed) in leaf.Parts)
        {
            if (!record.Parts.TryGetValue(name, out var shown))
            {
                Fail(record, $"part {name} is committed to, but not accounted for");
                continue;
            }

            ByState[(int)shown.State]++;
            if (PackRecord.Mismatch(committed, shown) is { } mismatch) Fail(record, $"part {name}: {mismatch}");
            var gone = shown.State switch
            {
                PartState.Erased => statements.WhyNotErased(leaf.Id!, name, committed, shown.KekId),
                PartState.Expired => statements.WhyNotExpired(_range.Origin, name, record.Index),
                _ => null,
            };
            if (gone is not null) Erasures ??= new PackFault(stream.RecordsPath, $"part {name}: {gone}", record.Index);
        }
    }

    private void Fail(PackRecord record, string what) => Commitments ??= new PackFault(stream.RecordsPath, what, record.Index);
}
