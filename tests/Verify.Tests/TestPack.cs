using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Packs;

namespace AuditPipeline.Verify.Tests;

/// <summary>Draws small packs of one stream from a log it makes up: two anchors, one witness, one timestamp authority.</summary>
internal sealed class TestPack : IDisposable
{
    public const string Deployment = "audit.example.eu/test";
    public const string Origin = Deployment + "/s/p00";
    public static readonly DateTimeOffset Start = new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Ed25519PrivateKey _key = new(SHA256.HashData("log"u8));
    private readonly Ed25519PrivateKey _witnessKey = new(SHA256.HashData("witness"u8));
    private readonly List<byte[]> _anchor = [];
    private readonly List<(string Path, int Index)> _statements = [];

    public TestAuthority Authority { get; } = new();

    public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public List<byte[]> Leaves { get; } = [];

    public VerifierKey LogKey => new(Deployment + "/anchor", NoteKeyType.Ed25519, _key.PublicKey);

    public VerifierKey Witness => new("witness.example/w", NoteKeyType.Cosignature, _witnessKey.PublicKey);

    public VerifyOptions Pinned => new()
    {
        LogKeys = [LogKey], WitnessKeys = [Witness], TimestampRootsPem = Authority.RootPem, RequireTimestamp = true, RequireWitness = true,
    };

    /// <summary>A pack of everything: a range from 3, parts in every state, statements of each kind, a signed manifest.</summary>
    public static TestPack Rich()
    {
        var pack = new TestPack();
        pack.State("""{"basis":"GDPR-17","by":["a","b"],"count":1,"ke":"KE","type":"erasure","v":1}"""
            .Replace("KE", PartSealer.ErasedKey(TestLeaf.Kek).ToString(), StringComparison.Ordinal));
        pack.State($$"""{"below":7,"part":"body","stream":"{{Origin}}","type":"retention","v":1}""");
        pack.State($$"""{"by":["a","b"],"ids":["{{Id(7)}}"],"type":"erasure","v":1}""");
        pack.Draw(
            [new(1), new(2), new(3), new(5), new(4), new(6, State: PartState.Erased), new(7, State: PartState.Expired),
             new(8, State: PartState.Erased, NameKey: false), new(9, State: PartState.Withheld), new(10, System: null)],
            from: 3);
        return pack;
    }

    public static string Id(long index) => string.Create(CultureInfo.InvariantCulture, $"01900000-0000-7000-8000-{index:x12}");

    /// <summary>Logs a statement and puts it into the pack.</summary>
    public void State(string json)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"{PackPaths.Statements}{_statements.Count}");
        _statements.Add((path, _anchor.Count));
        _anchor.Add(Encoding.UTF8.GetBytes(json));
    }

    /// <summary>Builds the log and draws the pack; <paramref name="shown"/> picks records (all by default).</summary>
    public void Draw(
        IReadOnlyList<TestLeaf> leaves, int from = 0, StreamFile? file = null, Func<long, bool>? shown = null, bool proofs = false)
    {
        var salts = new List<PackRecord>();
        var numbers = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < leaves.Count; i++) salts.Add(Record(i, leaves[i], numbers));
        var hashes = Leaves.Select(l => MerkleTree.HashLeaf(l)).ToArray();
        var frontiers = new List<Frontier> { new() };
        foreach (var hash in hashes)
        {
            var next = frontiers[^1].Copy();
            next.Append(hash);
            frontiers.Add(next);
        }

        var tiles = TileWriter.Append(0, hashes, _ => null).ToDictionary(t => t.Path, t => t.Content);
        var reader = new HashReader(hashes.Length, tiles.GetValueOrDefault);
        file ??= new StreamFile(
            Origin, from, leaves.Count, true, frontiers[from].Hashes.ToArray(), ConsistencyProof.Create(from, leaves.Count, reader.Read));
        if (!file.Complete && from > 0) file = file with { Consistency = ConsistencyProof.Create(from, leaves.Count, reader.Read) };
        Files[PackPaths.Stream("p00", PackPaths.StreamFile)] = file.Write();

        if (from > 0) Side(PackPaths.From, new Checkpoint(Origin, from, frontiers[from].Root()), Start.AddMinutes(10));
        Side(PackPaths.To, new Checkpoint(Origin, leaves.Count, frontiers[^1].Root()), Start.AddMinutes(20));
        AnchorFiles(from > 0);

        var lines = new ArrayBufferWriter<byte>();
        foreach (var record in salts.Where(r => r.Index >= from && (shown is null || shown(r.Index))))
        {
            var proof = proofs || !file.Complete ? InclusionProof.Create(record.Index, leaves.Count, reader.Read) : null;
            (record with { Proof = proof }).Write(lines);
        }

        Files[PackPaths.Stream("p00", PackPaths.Records)] = lines.WrittenSpan.ToArray();
        Files[PackPaths.LogKey] = Encoding.ASCII.GetBytes(LogKey.Format() + "\n");
        Files[PackPaths.WitnessKey] = Encoding.ASCII.GetBytes(Witness.Format() + "\n");
        Files[PackPaths.TimestampRoots] = Encoding.ASCII.GetBytes(Authority.RootPem);
        Seal();
    }

    /// <summary>Makes note and manifest anew, as an attacker who holds the log key could.</summary>
    public void Seal(bool withNote = true)
    {
        Files.Remove(PackPaths.Manifest);
        Files.Remove(PackPaths.Note);
        if (withNote)
            Files[PackPaths.Note] = PackNote.Sign(Deployment, Manifest(), _key.PublicKey, bytes => _key.Sign(bytes.Span)).Format();
        Files[PackPaths.Manifest] = Manifest().Write();
    }

    /// <summary>Rewrites one file and seals again.</summary>
    public void Change(string path, Func<string, string> change)
    {
        Files[path] = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(Files[path])));
        Seal();
    }

    public PackVerdict Verify(VerifyOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        foreach (var (path, bytes) in Files) folder.Write(path, bytes);
        return PackVerifier.Verify(folder.Path, options ?? Pinned);
    }

    public void Zip(string path)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, bytes) in Files)
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(bytes);
        }
    }

    public void Dispose()
    {
        _key.Dispose();
        _witnessKey.Dispose();
        Authority.Dispose();
    }

    private PackManifest Manifest() => new(
        "01900000-0000-7000-8000-00000000aaaa", Start.AddDays(1),
        [.. Files.Select(f => new PackFile(f.Key, Convert.ToHexStringLower(SHA256.HashData(f.Value)), f.Value.Length))]);

    private PackRecord Record(int index, TestLeaf leaf, Dictionary<string, long> numbers)
    {
        var dataKey = SHA256.HashData(BitConverter.GetBytes(index));
        using var keys = new PartKeys(dataKey);
        var payload = Encoding.UTF8.GetBytes($"text {index}");
        var part = PartSealer.Seal(dataKey, "body", Id(index), payload);
        var buffer = new ArrayBufferWriter<byte>();
        var w = new CanonicalJsonWriter(buffer);
        w.WriteStartObject();
        if (leaf.Type == "tally")
        {
            w.WriteStartObject("counts"u8);
            foreach (var (system, last) in numbers.OrderBy(n => n.Key, StringComparer.Ordinal))
            {
                w.WriteKey(system);
                w.WriteInteger(last);
            }

            w.WriteEndObject();
        }

        w.WriteInteger("gs"u8, leaf.GatewayNumber);
        w.WriteString("gw"u8, "gw-1");
        w.WriteString("id"u8, Id(index));
        if (leaf.Lost > 0)
        {
            w.WriteStartObject("meta"u8);
            w.WriteInteger("lost"u8, leaf.Lost);
            w.WriteString("reason"u8, "journal_full");
            w.WriteEndObject();
        }

        w.WriteInteger("n"u8, index);
        if (leaf.Type == "interaction")
        {
            w.WriteStartObject("parts"u8);
            w.WriteStartObject("body"u8);
            w.WriteBase64("ch"u8, part.CiphertextHash.ToArray());
            w.WriteBase64("kh"u8, PartSealer.KeyBinding(leaf.KekId, Id(index), "body").ToArray());
            w.WriteBase64("pc"u8, part.Commitment.ToArray());
            w.WriteEndObject();
            w.WriteEndObject();
        }

        if (leaf.System is not null) w.WriteInteger("sn"u8, numbers[leaf.System] = numbers.GetValueOrDefault(leaf.System) + 1);

        w.WriteString("stream"u8, Origin);
        if (leaf.System is not null) w.WriteString("sys"u8, leaf.System);
        w.WriteString("type"u8, leaf.Type);
        w.WriteInteger("v"u8, 1);
        w.WriteEndObject();
        Leaves.Add(buffer.WrittenSpan.ToArray());

        var parts = new Dictionary<string, PackPart>();
        if (leaf.Type == "interaction")
        {
            parts["body"] = leaf.State switch
            {
                PartState.Disclosed => new PackPart(PartState.Disclosed, payload, keys.Salt.ToArray(), part.Ciphertext),
                PartState.Erased => new PackPart(PartState.Erased, KekId: leaf.NameKey ? leaf.KekId : null),
                _ => new PackPart(leaf.State),
            };
        }

        return new PackRecord(index, Leaves[index], null, parts);
    }

    private void Side(string side, Checkpoint head, DateTimeOffset time)
    {
        _anchor.Add(Encoding.UTF8.GetBytes(head.Format()));
        var folder = PackPaths.Stream("p00", side);
        Files[folder + PackPaths.Checkpoint] = head.Sign(_key.PublicKey, bytes => _key.Sign(bytes.Span)).Format();
        var (note, reader) = Anchor(_anchor.Count, time);
        Files[folder + PackPaths.HeadProof] = new TlogProof(
            _anchor.Count - 1, InclusionProof.Create(_anchor.Count - 1, _anchor.Count, reader.Read), note).Format();
        Files[folder + PackPaths.AnchorToken] = Authority.Stamp(note.TextBytes.Span, time);
    }

    private void AnchorFiles(bool twoSizes)
    {
        var (note, reader) = Anchor(_anchor.Count, Start.AddMinutes(20));
        foreach (var (path, index) in _statements)
        {
            Files[path + PackPaths.LeafSuffix] = _anchor[index];
            Files[path + PackPaths.ProofSuffix] = new TlogProof(index, InclusionProof.Create(index, _anchor.Count, reader.Read), note).Format();
        }

        if (!twoSizes) return;
        var old = _anchor.Count - 1;
        Files[PackPaths.AnchorConsistency] = ConsistencyFile.Write([new(old, _anchor.Count, ConsistencyProof.Create(old, _anchor.Count, reader.Read))]);
    }

    private (SignedNote Note, HashReader Reader) Anchor(int size, DateTimeOffset time)
    {
        var hashes = _anchor.Take(size).Select(l => MerkleTree.HashLeaf(l)).ToArray();
        var frontier = new Frontier();
        foreach (var hash in hashes) frontier.Append(hash);
        var tiles = TileWriter.Append(0, hashes, _ => null).ToDictionary(t => t.Path, t => t.Content);
        var note = new Checkpoint(Deployment + "/anchor", size, frontier.Root()).Sign(_key.PublicKey, bytes => _key.Sign(bytes.Span));
        return (note.With(Witness.Sign(note.Text, bytes => _witnessKey.Sign(bytes.Span), time)), new HashReader(size, tiles.GetValueOrDefault));
    }
}
