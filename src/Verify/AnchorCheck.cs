using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Packs;

namespace AuditPipeline.Verify;

/// <summary>The links up to and in the anchor log: signatures, witnesses, timestamps, consistency, heads.</summary>
internal sealed class AnchorCheck(PackReader pack, VerifyOptions options, List<string> notes)
{
    private const string AnchorSuffix = "/anchor";

    private readonly Dictionary<string, AnchorHead> _heads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AnchorHead> _statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AnchorHead> _notesSeen = new(StringComparer.Ordinal);
    private readonly Dictionary<SignedNote, List<DateTimeOffset>> _cosigned = [];
    private IReadOnlyList<VerifierKey> _keys = [];
    private string _deployment = string.Empty;

    public List<StreamRange> Streams { get; } = [];

    public Statements Statements { get; } = new();

    public PackFault? StatementFault { get; private set; }

    public int StatementCount => _statements.Count;

    public int Anchors { get; private set; }

    public int Cosignatures { get; private set; }

    public int Timestamps { get; private set; }

    /// <summary>What every pack must hold, by the manifest.</summary>
    public PackFault? CheckLayout()
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in pack.Paths.Where(p => p.StartsWith(PackPaths.Streams, StringComparison.Ordinal)))
        {
            if (path.Count(c => c == '/') < 2) return new PackFault(path, "does not belong in streams/");
            names.Add(path.Split('/')[1]);
        }

        Streams.AddRange(names.Select(name => new StreamRange(name)));
        if (Streams.Count == 0) return new PackFault(PackPaths.Manifest, "names no stream");
        foreach (var stream in Streams)
        {
            foreach (var file in new[]
                { PackPaths.StreamFile, PackPaths.Records, PackPaths.To + PackPaths.Checkpoint, PackPaths.To + PackPaths.HeadProof })
            {
                var path = PackPaths.Stream(stream.Name, file);
                if (!pack.Has(path)) return new PackFault(path, "is missing");
            }

            string from = PackPaths.Stream(stream.Name, PackPaths.From);
            var hasFrom = pack.Has(from + PackPaths.Checkpoint) || pack.Has(from + PackPaths.HeadProof) || pack.Has(from + PackPaths.AnchorToken);
            foreach (var file in new[] { PackPaths.Checkpoint, PackPaths.HeadProof })
            {
                if (hasFrom && !pack.Has(from + file)) return new PackFault(from + file, "is missing");
            }
        }

        foreach (var path in pack.Paths.Where(p => p.StartsWith(PackPaths.Statements, StringComparison.Ordinal)))
        {
            var other = path.EndsWith(PackPaths.LeafSuffix, StringComparison.Ordinal) ? path[..^PackPaths.LeafSuffix.Length] + PackPaths.ProofSuffix
                : path.EndsWith(PackPaths.ProofSuffix, StringComparison.Ordinal) ? path[..^PackPaths.ProofSuffix.Length] + PackPaths.LeafSuffix
                : null;
            if (other is null) return new PackFault(path, "does not belong in statements/");
            if (!pack.Has(other)) return new PackFault(other, "is missing");
        }

        return null;
    }

    public PackFault? CheckSignatures()
    {
        if (Keys() is { } keyFault) return keyFault;
        foreach (var stream in Streams)
        {
            foreach (var side in new[] { PackPaths.From, PackPaths.To })
            {
                var folder = PackPaths.Stream(stream.Name, side);
                if (!pack.Has(folder + PackPaths.HeadProof)) continue;
                if (ReadHead(folder + PackPaths.HeadProof, out var head) is { } fault) return fault;
                _heads.Add(head!.Path, head);
                if (side == PackPaths.From) stream.From = new StreamSide(folder, head);
                else stream.To = new StreamSide(folder, head);
            }
        }

        foreach (var path in pack.Paths.Where(IsStatementProof).Order(StringComparer.Ordinal))
        {
            if (ReadHead(path, out var head) is { } fault) return fault;
            _statements.Add(path[..^PackPaths.ProofSuffix.Length] + PackPaths.LeafSuffix, head!);
        }

        Anchors = AllHeads().Select(h => h.Checkpoint.Size).Distinct().Count();
        return CheckPackNote();
    }

    public PackFault? CheckWitnesses(out string? notDemanded)
    {
        notDemanded = null;
        var keys = options.WitnessKeys;
        var quorum = options.WitnessQuorum ?? keys.Count;
        if (keys.Count == 0)
        {
            if (ReadKeys(PackPaths.WitnessKey, out keys) is { } fault) return fault;
            quorum = options.RequireWitness ? Math.Max(1, options.WitnessQuorum ?? keys.Count) : 0;
            if (quorum > keys.Count) return new PackFault(PackPaths.WitnessKey, "is missing: no witness key is known");
        }

        foreach (var head in AllHeads())
        {
            if (_cosigned.ContainsKey(head.Proof.Note)) continue;
            var times = new List<DateTimeOffset>();
            foreach (var key in keys)
            {
                var verdict = key.Verify(head.Proof.Note);
                if (verdict.State is NoteVerdictState.Bad) return new PackFault(head.Path, $"cosignature of {key.Name} is bad");
                if (verdict is { IsGood: true, Time: { } time }) times.Add(time);
            }

            if (times.Count < quorum)
                return new PackFault(head.Path, $"anchor checkpoint {head.Checkpoint.Size} carries {times.Count} of {quorum} witness cosignatures");
            _cosigned.Add(head.Proof.Note, times);
            Cosignatures += times.Count;
        }

        if (options.WitnessKeys.Count == 0 && Cosignatures > 0)
            notes.Add($"cosigned by the witness key inside the pack ({PackPaths.WitnessKey}); pin your own copy");
        if (quorum == 0) notDemanded = Cosignatures > 0 ? $"no witness key pinned; {Cosignatures} cosignatures hold" : "no witness key pinned";
        foreach (var side in Streams.SelectMany(s => s.Sides)) side.Attested.AddRange(_cosigned[side.Anchor.Proof.Note]);
        return null;
    }

    public PackFault? CheckTimestamps(out string? notDemanded)
    {
        notDemanded = null;
        if (Roots(out var roots) is { } rootFault) return rootFault;
        foreach (var side in Streams.SelectMany(s => s.Sides))
        {
            var path = side.Folder + PackPaths.AnchorToken;
            if (!pack.Has(path))
            {
                if (options.RequireTimestamp) return new PackFault(path, "is missing");
                notDemanded = "not every anchor checkpoint has a timestamp token";
                continue;
            }

            if (roots is null)
            {
                if (options.RequireTimestamp) return new PackFault(PackPaths.TimestampRoots, "is missing: no timestamp root is known");
                notDemanded = "no timestamp root given";
                continue;
            }

            if (pack.Read(path) is not { } token) return new PackFault(path, "cannot be read");
            if (TimestampToken.Verify(token, side.Anchor.Proof.Note.TextBytes.Span, roots, out var fault) is not { } time)
                return new PackFault(path, fault!);
            side.Attested.Add(time);
            Timestamps++;
        }

        if (options.TimestampRootsPem is null && Timestamps > 0)
            notes.Add($"timestamps lead to the root inside the pack ({PackPaths.TimestampRoots}); give your own copy");
        return null;
    }

    public PackFault? CheckAnchorConsistency()
    {
        var roots = new SortedDictionary<long, MerkleHash>();
        foreach (var head in AllHeads())
        {
            if (!roots.TryAdd(head.Checkpoint.Size, head.Checkpoint.Root) && roots[head.Checkpoint.Size] != head.Checkpoint.Root)
                return new PackFault(head.Path, $"two anchor checkpoints of size {head.Checkpoint.Size} differ: the log shows two histories");
        }

        const string path = PackPaths.AnchorConsistency;
        IReadOnlyList<ConsistencyStep> steps = [];
        if (pack.Has(path))
        {
            if (pack.Read(path, ConsistencyFile.MaxBytes) is not { } bytes) return new PackFault(path, "cannot be read");
            steps = ConsistencyFile.TryParse(bytes, out var fault) ?? [];
            if (fault is not null) return new PackFault(path, fault);
        }

        var proven = new HashSet<(long, long)>();
        foreach (var step in steps)
        {
            if (!roots.TryGetValue(step.Old, out var oldRoot) || !roots.TryGetValue(step.New, out var newRoot))
                return new PackFault(path, $"{step.Old} to {step.New}: not two anchor sizes of this pack");
            if (!ConsistencyProof.Verify(step.Old, step.New, oldRoot, newRoot, step.Proof.ToArray()))
                return new PackFault(path, $"{step.Old} to {step.New}: the proof does not hold: the anchor log was not only appended to");
            proven.Add((step.Old, step.New));
        }

        var sizes = roots.Keys.Where(size => size > 0).ToList();
        for (var i = 1; i < sizes.Count; i++)
        {
            if (!proven.Contains((sizes[i - 1], sizes[i]))) return new PackFault(path, $"{sizes[i - 1]} to {sizes[i]}: no proof");
        }

        return null;
    }

    public PackFault? CheckHeads()
    {
        foreach (var side in Streams.SelectMany(s => s.Sides))
        {
            var path = side.Folder + PackPaths.Checkpoint;
            if (pack.Read(path) is not { } bytes || SignedNote.Parse(bytes) is not { } note || Checkpoint.Parse(note.Text) is not { } head)
                return new PackFault(path, "is not a checkpoint");
            if (!head.Origin.StartsWith(_deployment + "/s/", StringComparison.Ordinal))
                return new PackFault(path, $"is not of a stream of {_deployment}");
            if (WhyNotSigned(note, head.Origin) is { } unsigned) return new PackFault(path, unsigned);
            if (!side.Anchor.Includes(note.TextBytes.Span))
                return new PackFault(side.Anchor.Path, $"does not show {path} in the anchor log: another head may have been anchored");
            side.Head = head;
        }

        foreach (var (path, head) in _statements.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            if (pack.Read(path) is not { } leaf || !head.Includes(leaf)) return new PackFault(path, "is not in the anchor log at the place its proof names");
            if (Statements.Add(leaf) is { } fault) StatementFault ??= new PackFault(path, fault);
        }

        return null;
    }

    private static bool IsStatementProof(string path) =>
        path.StartsWith(PackPaths.Statements, StringComparison.Ordinal) && path.EndsWith(PackPaths.ProofSuffix, StringComparison.Ordinal);

    private IEnumerable<AnchorHead> AllHeads() => _heads.Values.Concat(_statements.Values);

    private PackFault? Keys()
    {
        _keys = options.LogKeys;
        if (_keys.Count == 0)
        {
            if (ReadKeys(PackPaths.LogKey, out _keys) is { } fault) return fault;
            if (_keys.Count == 0) return new PackFault(PackPaths.LogKey, "is missing, and no key is pinned");
            notes.Add("signed by the key inside the pack; pin your own copy with --key");
        }

        var name = _keys[0].Name;
        if (!name.EndsWith(AnchorSuffix, StringComparison.Ordinal) || _keys.Any(k => k.Name != name || k.Type is not NoteKeyType.Ed25519))
            return new PackFault(PackPaths.LogKey, "the log keys are not Ed25519 keys of one anchor log (<deployment>/anchor)");
        _deployment = name[..^AnchorSuffix.Length];
        return null;
    }

    private PackFault? ReadKeys(string path, out IReadOnlyList<VerifierKey> keys)
    {
        keys = [];
        if (!pack.Has(path)) return null;
        var text = pack.Read(path, 64 * 1024) is { } bytes ? Encoding.UTF8.GetString(bytes) : string.Empty;
        var parsed = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(VerifierKey.Parse).ToList();
        if (parsed.Count == 0 || parsed.Contains(null)) return new PackFault(path, "is not a vkey per line");
        keys = parsed!;
        return null;
    }

    private PackFault? ReadHead(string path, out AnchorHead? head)
    {
        head = null;
        if (pack.Read(path) is not { } bytes || TlogProof.Parse(bytes) is not { } proof) return new PackFault(path, "is not a tlog-proof");
        // One note object per distinct anchor checkpoint, so that each is checked once.
        var noteText = Encoding.UTF8.GetString(proof.Note.Format());
        if (_notesSeen.TryGetValue(noteText, out var known))
        {
            head = new AnchorHead(path, proof with { Note = known.Proof.Note }, known.Checkpoint);
            return null;
        }

        if (Checkpoint.Parse(proof.Note.Text) is not { } checkpoint) return new PackFault(path, "holds no anchor checkpoint");
        if (checkpoint.Origin != _keys[0].Name) return new PackFault(path, $"is of {checkpoint.Origin}, not of {_keys[0].Name}");
        if (WhyNotSigned(proof.Note, checkpoint.Origin) is { } fault) return new PackFault(path, fault);
        head = new AnchorHead(path, proof, checkpoint);
        _notesSeen.Add(noteText, head);
        return null;
    }

    private string? WhyNotSigned(SignedNote note, string origin)
    {
        var verdicts = _keys.Select(k => k.Under(origin).Verify(note).State).ToList();
        if (verdicts.Contains(NoteVerdictState.Bad)) return $"signature of {origin} is bad";
        return verdicts.Contains(NoteVerdictState.Good) ? null : $"is not signed by the key of {_keys[0].Name}";
    }

    private PackFault? CheckPackNote()
    {
        const string path = PackPaths.Note;
        if (!pack.Has(path))
        {
            if (options.RequirePackNote) return new PackFault(path, "is missing");
            notes.Add("id and date of the pack are the builder's word: no pack.note signs the manifest");
            return null;
        }

        if (pack.Read(path) is not { } bytes || SignedNote.Parse(bytes) is not { } note) return new PackFault(path, "is not a signed note");
        if (WhyNotSigned(note, _deployment + PackNote.NameSuffix) is { } fault) return new PackFault(path, fault);
        return note.Text == PackNote.Text(_deployment, pack.Manifest!)
            ? null
            : new PackFault(PackPaths.Manifest, $"is not the manifest that {path} signs");
    }

    private PackFault? Roots(out X509Certificate2Collection? roots)
    {
        roots = null;
        if (options.TimestampRootsPem is { } pinned)
        {
            roots = [];
            roots.ImportFromPem(pinned);
            return null;
        }

        if (!pack.Has(PackPaths.TimestampRoots)) return null;
        try
        {
            roots = [];
            roots.ImportFromPem(Encoding.ASCII.GetString(pack.Read(PackPaths.TimestampRoots) ?? []));
            return roots.Count > 0 ? null : new PackFault(PackPaths.TimestampRoots, "holds no certificate");
        }
        catch (CryptographicException)
        {
            return new PackFault(PackPaths.TimestampRoots, "holds no certificate");
        }
    }
}
