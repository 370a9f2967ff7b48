using System.Text;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Tests.Log;

public sealed class NoteTests : IDisposable
{
    private readonly Ed25519PrivateKey _key = new(Convert.FromHexString("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));

    private VerifierKey LogKey => new("log.example/anchor", NoteKeyType.Ed25519, _key.PublicKey);

    private VerifierKey Witness => new("witness.example", NoteKeyType.Cosignature, _key.PublicKey);

    private static Checkpoint Head => new("log.example/anchor", 2, MerkleTree.HashNode(MerkleTree.HashLeaf("a"u8), MerkleTree.HashLeaf("b"u8)));

    public void Dispose() => _key.Dispose();

    [Fact]
    public void A_signed_checkpoint_has_the_frozen_bytes()
    {
        var note = Head.Sign(_key.PublicKey, bytes => _key.Sign(bytes.Span));

        Encoding.UTF8.GetString(note.Format()).ShouldBe(Golden.SignedCheckpoint);
        LogKey.Format().ShouldBe(Golden.LogKey);
        LogKey.Verify(note).IsGood.ShouldBeTrue();
    }

    [Fact]
    public void A_cosigned_note_tells_when_the_witness_saw_it()
    {
        var seen = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var note = Head.Sign(_key.PublicKey, bytes => _key.Sign(bytes.Span));

        var cosigned = note.With(Witness.Sign(note.Text, bytes => _key.Sign(bytes.Span), seen));
        var read = SignedNote.Parse(cosigned.Format())!;

        Witness.Verify(read).Time.ShouldBe(seen);
        LogKey.Verify(read).IsGood.ShouldBeTrue();
        Witness.Verify(note).State.ShouldBe(NoteVerdictState.NotSigned);
    }

    [Fact]
    public void Every_flipped_byte_of_a_note_is_found()
    {
        var good = Head.Sign(_key.PublicKey, bytes => _key.Sign(bytes.Span)).Format();

        for (var i = 0; i < good.Length; i++)
        {
            var bad = good.ToArray();
            bad[i] ^= 1;
            var note = SignedNote.Parse(bad);
            (note is not null && LogKey.Verify(note).IsGood).ShouldBeFalse($"byte {i}");
        }
    }

    [Fact]
    public void A_verifier_key_reads_back_and_a_wrong_id_does_not()
    {
        var text = LogKey.Format();

        VerifierKey.Parse(text)!.Format().ShouldBe(text);
        VerifierKey.Parse(text + "\n").ShouldNotBeNull();
        VerifierKey.Parse(text.Replace("anchor+", "anchor2+", StringComparison.Ordinal)).ShouldBeNull();
        VerifierKey.Parse("a+b").ShouldBeNull();
        VerifierKey.Parse(text[..^4]).ShouldBeNull();
    }

    [Fact]
    public void More_than_a_hundred_signatures_are_refused()
    {
        var line = new NoteSignature("x", 1, new byte[64]).Format() + "\n";

        SignedNote.Parse(Encoding.UTF8.GetBytes("t\n\n" + string.Concat(Enumerable.Repeat(line, 100)))).ShouldNotBeNull();
        SignedNote.Parse(Encoding.UTF8.GetBytes("t\n\n" + string.Concat(Enumerable.Repeat(line, 101)))).ShouldBeNull();
    }

    [Theory]
    [InlineData("o\n01\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("o\n+1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n")]
    [InlineData("o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nextension\n")]
    [InlineData("o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    [InlineData("o o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    [InlineData("o\n9223372036854775808\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n")]
    public void Other_spellings_are_no_checkpoints(string text) => Checkpoint.Parse(text).ShouldBeNull();

    [Fact]
    public void A_proof_file_reads_back()
    {
        var note = Head.Sign(_key.PublicKey, bytes => _key.Sign(bytes.Span));
        var proof = new TlogProof(1, [MerkleTree.HashLeaf("a"u8)], note);

        var read = TlogProof.Parse(proof.Format())!;
        var withExtra = TlogProof.Parse((proof with { Extra = new byte[] { 1 } }).Format())!;

        read.Index.ShouldBe(1);
        read.Hashes.ShouldBe(proof.Hashes);
        read.Extra.ShouldBeNull();
        read.Note.Text.ShouldBe(note.Text);
        withExtra.Extra!.Value.ToArray().ShouldBe([1]);
        Encoding.UTF8.GetString(proof.Format()).ShouldStartWith("c2sp.org/tlog-proof@v1\nindex 1\nAipp");
    }

    [Fact]
    public void A_proof_of_more_than_63_hashes_is_refused()
    {
        var note = Head.Sign(_key.PublicKey, bytes => _key.Sign(bytes.Span));

        TlogProof.Parse(new TlogProof(0, Enumerable.Repeat(MerkleTree.EmptyRoot, 63).ToArray(), note).Format()).ShouldNotBeNull();
        TlogProof.Parse(new TlogProof(0, Enumerable.Repeat(MerkleTree.EmptyRoot, 64).ToArray(), note).Format()).ShouldBeNull();
    }
}
