using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Tests.Log;

public sealed class LogVectorTests
{
    [Fact]
    public void Inclusion_proofs_get_the_answer_of_the_vectors()
    {
        foreach (var c in Vectors.Cases("merkle-inclusion"))
        {
            var good = c.Bytes("root").Length == 32 && c.Bytes("leafHash").Length == 32 && c.ProofOrNull("proof") is { } proof
                && InclusionProof.Verify(
                    c.Hash("leafHash"), c.GetProperty("leafIdx").GetInt64(), c.GetProperty("treeSize").GetInt64(), proof, c.Hash("root"));

            good.ShouldBe(!c.GetProperty("wantErr").GetBoolean(), c.Name());
        }
    }

    [Fact]
    public void Consistency_proofs_get_the_answer_of_the_vectors()
    {
        foreach (var c in Vectors.Cases("merkle-consistency"))
        {
            var good = c.Bytes("root1").Length == 32 && c.Bytes("root2").Length == 32 && c.ProofOrNull("proof") is { } proof
                && ConsistencyProof.Verify(
                    c.GetProperty("size1").GetInt64(), c.GetProperty("size2").GetInt64(), c.Hash("root1"), c.Hash("root2"), proof);

            good.ShouldBe(!c.GetProperty("wantErr").GetBoolean(), c.Name());
        }
    }

    [Fact]
    public void Roots_proofs_and_tiles_are_those_of_the_go_implementation()
    {
        var vectors = Vectors.Load("tree");
        var prefix = vectors.Text("leaf_prefix");
        var leaves = Enumerable.Range(0, 70_100).Select(i => MerkleTree.HashLeaf(Encoding.ASCII.GetBytes($"{prefix}{i}"))).ToArray();
        var roots = vectors.GetProperty("roots").EnumerateArray().ToDictionary(r => r.GetProperty("size").GetInt64(), r => r.Hash("root"));
        var tileSizes = vectors.GetProperty("tiles").EnumerateArray().ToDictionary(t => t.GetProperty("size").GetInt64());
        var frontier = new Frontier();
        var tiles = new Dictionary<string, byte[]>();
        var written = 0L;
        foreach (var leaf in leaves)
        {
            frontier.Append(leaf);
            if (roots.TryGetValue(frontier.Size, out var root)) frontier.Root().ShouldBe(root);
            if (!tileSizes.TryGetValue(frontier.Size, out var expected)) continue;

            foreach (var tile in TileWriter.Append(written, leaves.AsSpan((int)written, (int)(frontier.Size - written)), tiles.GetValueOrDefault))
                tiles[tile.Path] = tile.Content;
            written = frontier.Size;
            foreach (var edge in expected.GetProperty("right_edge").EnumerateArray())
                Convert.ToHexStringLower(SHA256.HashData(tiles[edge.Text("path")])).ShouldBe(edge.Text("sha256"), edge.Text("path"));
        }

        var reader = new HashReader(frontier.Size, tiles.GetValueOrDefault);
        foreach (var c in vectors.GetProperty("inclusion").EnumerateArray())
        {
            long index = c.GetProperty("index").GetInt64(), size = c.GetProperty("size").GetInt64();
            var proof = InclusionProof.Create(index, size, reader.Read);
            proof.ShouldBe(c.Hashes("proof"));
            InclusionProof.Verify(leaves[index], index, size, proof, c.Hash("root")).ShouldBeTrue();
        }

        foreach (var c in vectors.GetProperty("consistency").EnumerateArray())
        {
            long old = c.GetProperty("old").GetInt64(), size = c.GetProperty("new").GetInt64();
            var proof = ConsistencyProof.Create(old, size, reader.Read);
            proof.ShouldBe(c.Hashes("proof"));
            ConsistencyProof.Verify(old, size, c.Hash("old_root"), c.Hash("new_root"), proof).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_log_written_by_tessera_reads_back()
    {
        var log = Vectors.Load("tessera-log");
        var note = SignedNote.Parse(Encoding.UTF8.GetBytes(log.Text("checkpoint")))!;

        var checkpoint = Checkpoint.Parse(note.Text)!;
        var entries = EntryBundle.Decode(log.Bytes("entries_bundle"))!;
        var frontier = new Frontier();
        foreach (var entry in entries) frontier.Append(MerkleTree.HashLeaf(entry.Span));
        var tiles = TileWriter.Append(0, entries.Select(e => MerkleTree.HashLeaf(e.Span)).ToArray(), _ => null);

        VerifierKey.Parse(log.Text("vkey"))!.Verify(note).IsGood.ShouldBeTrue();
        entries.Count.ShouldBe((int)checkpoint.Size);
        frontier.Root().ShouldBe(checkpoint.Root);
        tiles.ShouldHaveSingleItem().Content.ShouldBe(log.Bytes("tile_0"));
        EntryBundle.Encode(entries).ShouldBe(log.Bytes("entries_bundle"));
    }

    [Fact]
    public void Notes_and_checkpoints_get_the_answer_of_the_vectors()
    {
        foreach (var c in Vectors.Cases("notes"))
        {
            var note = SignedNote.Parse(Encoding.UTF8.GetBytes(c.Text("note")));
            var good = note is not null && VerifierKey.Parse(c.Text("vkey"))!.Verify(note).IsGood;
            var checkpoint = note is null ? null : Checkpoint.Parse(note.Text);
            if (c.TryGetProperty("witness_vkey", out var witness) && note is not null)
            {
                var verdict = VerifierKey.Parse(witness.GetString()!)!.Verify(note);
                good &= verdict.IsGood;
                if (c.TryGetProperty("witness_time", out var time)) verdict.Time!.Value.ToUnixTimeSeconds().ShouldBe(time.GetInt64());
            }

            if (c.TryGetProperty("origin", out var origin)) good &= checkpoint is not null && checkpoint.Origin == origin.GetString();
            if (c.Name() != "c2sp-example") good &= checkpoint is not null;

            good.ShouldBe(c.GetProperty("ok").GetBoolean(), c.Name());
        }
    }

    [Fact]
    public void Signing_gives_the_bytes_of_the_vectors()
    {
        foreach (var c in Vectors.Cases("notes").Where(c => c.Name().StartsWith("sign-", StringComparison.Ordinal)))
        {
            using var key = new Ed25519PrivateKey(c.Bytes("seed"));
            var checkpoint = Checkpoint.Parse(c.Text("body"))!;
            var witness = VerifierKey.Parse(c.Text("cosigner_vkey"))!;

            var note = checkpoint.Sign(key.PublicKey, bytes => key.Sign(bytes.Span));
            var cosignature = witness.Sign(note.Text, bytes => key.Sign(bytes.Span), DateTimeOffset.FromUnixTimeSeconds(c.GetProperty("time").GetInt64()));

            Encoding.UTF8.GetString(note.Format()).ShouldBe(c.Text("note"));
            (cosignature.Format() + "\n").ShouldBe(c.Text("cosignature").TrimEnd('\n') + "\n");
            new VerifierKey(checkpoint.Origin, NoteKeyType.Ed25519, key.PublicKey).Format().ShouldBe(c.Text("vkey"));
        }
    }

    [Fact]
    public void Canonical_json_gets_the_answer_of_the_vectors()
    {
        foreach (var c in Vectors.Cases("jcs"))
        {
            var input = c.Bytes("input_b64");
            var accepted = !c.TryGetProperty("reject", out _) && c.GetProperty("restricted_ok").GetBoolean();
            if (!accepted)
            {
                Should.Throw<FormatException>(() => CanonicalJson.CanonicaliseObject(input), c.Name());
                CanonicalJson.Check(input, CanonicalJsonLimits.Leaf).ShouldNotBeNull(c.Name());
                if (c.TryGetProperty("output_b64", out _))
                    CanonicalJson.Check(c.Bytes("output_b64"), CanonicalJsonLimits.Leaf).ShouldNotBeNull(c.Name());
                continue;
            }

            CanonicalJson.CanonicaliseObject(input).ShouldBe(c.Bytes("output_b64"), c.Name());
            CanonicalJson.Check(c.Bytes("output_b64"), CanonicalJsonLimits.Leaf).ShouldBeNull(c.Name());
        }
    }
}
