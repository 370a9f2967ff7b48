using System.Text;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Tests.Log;

namespace AuditPipeline.Core.Tests.Cryptography;

public sealed class CryptographyVectorTests
{
    [Fact]
    public void Ed25519_answers_edge_cases_as_other_libraries_do()
    {
        foreach (var c in Vectors.Cases("ed25519-edge"))
        {
            var good = Ed25519.Verify(
                Convert.FromHexString(c.Text("key")), Encoding.UTF8.GetBytes(c.Text("msg")), Convert.FromHexString(c.Text("sig")));

            good.ShouldBe(c.GetProperty("ok").GetBoolean(), c.Name());
        }
    }

    [Fact]
    public void Sealing_gives_the_bytes_of_the_vectors()
    {
        foreach (var c in Vectors.Cases("envelope").Where(c => c.GetProperty("ok").GetBoolean()))
        {
            string part = c.Text("part"), id = c.Text("id"), kekId = c.Text("kek_id");
            using var keys = new PartKeys(c.Bytes("dek"));

            var sealedPart = PartSealer.Seal(c.Bytes("dek"), part, id, c.Bytes("payload"));
            var wrapped = KeyWrap.Wrap(c.Bytes("kek"), kekId, part, id, c.Bytes("dek"), c.Bytes("wrap_nonce"));

            keys.Encryption.ToArray().ShouldBe(c.Bytes("k_enc"));
            keys.Nonce.ToArray().ShouldBe(c.Bytes("k_nonce"));
            keys.Salt.ToArray().ShouldBe(c.Bytes("salt"));
            PartSealer.AssociatedData(part, id).ShouldBe(c.Bytes("aad"));
            sealedPart.Ciphertext.ShouldBe(c.Bytes("ciphertext"));
            sealedPart.Commitment.ShouldBe(c.Hash("pc"));
            sealedPart.CiphertextHash.ShouldBe(c.Hash("ch"));
            wrapped.ShouldBe(c.Bytes("wrapped_dek"));
            PartSealer.KeyBinding(kekId, id, part).ShouldBe(c.Hash("kh"));
            PartSealer.ErasedKey(kekId).ShouldBe(c.Hash("ke"));
            MerkleTree.HashLeaf(c.Bytes("leaf")).ShouldBe(c.Hash("leaf_hash"));
            LeafFacts.TryParse(c.Bytes("leaf"), out _)!.Parts[part].Commitment.ShouldBe(c.Hash("pc"));
        }
    }

    [Fact]
    public void What_must_not_open_does_not_open()
    {
        foreach (var c in Vectors.Cases("envelope"))
        {
            string part = c.Text("part"), id = c.Text("id");

            var dataKey = KeyWrap.Unwrap(c.Bytes("kek"), c.Text("kek_id"), part, id, c.Bytes("wrapped_dek"));
            var payload = dataKey is null ? null : PartSealer.Open(dataKey, part, id, c.Bytes("ciphertext"), c.Hash("pc"));

            if (c.GetProperty("ok").GetBoolean()) payload.ShouldBe(c.Bytes("payload"), c.Name());
            else payload.ShouldBeNull(c.Name());
        }
    }
}
