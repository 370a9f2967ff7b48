using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Cryptography;

namespace AuditPipeline.Core.Tests.Cryptography;

public sealed class CryptographyTests
{
    private const string Id = "01900000-0000-7000-8000-000000000000";
    private const string KekId = "000102030405060708090a0b0c0d0e0f";
    private static readonly byte[] DataKey = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private static readonly byte[] Kek = [.. Enumerable.Range(100, 32).Select(i => (byte)i)];

    /// <summary>RFC 8032 section 7.1, TEST 1 and TEST 2.</summary>
    [Theory]
    [InlineData(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData(
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    public void Ed25519_gives_the_known_answers(string seed, string publicKey, string message, string signature)
    {
        Convert.ToHexStringLower(Ed25519.PublicKeyFromSeed(Convert.FromHexString(seed))).ShouldBe(publicKey);
        Convert.ToHexStringLower(Ed25519.Sign(Convert.FromHexString(seed), Convert.FromHexString(message))).ShouldBe(signature);
        Ed25519.Verify(Convert.FromHexString(publicKey), Convert.FromHexString(message), Convert.FromHexString(signature)).ShouldBeTrue();
        Ed25519.Verify(Convert.FromHexString(publicKey), "other"u8, Convert.FromHexString(signature)).ShouldBeFalse();
        Ed25519.Verify(Convert.FromHexString(publicKey).AsSpan()[..31], Convert.FromHexString(message), Convert.FromHexString(signature)).ShouldBeFalse();
        Ed25519.Verify(Convert.FromHexString(publicKey), Convert.FromHexString(message), Convert.FromHexString(signature).AsSpan()[..63]).ShouldBeFalse();
    }

    [Fact]
    public void Keys_are_held_and_used_by_several_threads()
    {
        using var key = new Ed25519PrivateKey(DataKey);
        using var verifier = new Ed25519PublicKey(key.PublicKey.Span);

        var good = Enumerable.Range(0, 200).AsParallel().All(i => verifier.Verify([(byte)i], key.Sign([(byte)i])));

        good.ShouldBeTrue();
    }

    [Fact]
    public void Part_keys_are_hkdf_expand_of_rfc_5869()
    {
        using var keys = new PartKeys(DataKey);

        keys.Encryption.ToArray().ShouldBe(HKDF.Expand(HashAlgorithmName.SHA256, DataKey, 32, "seal/v1 enc"u8.ToArray()));
        keys.Salt.ToArray().ShouldBe(HKDF.Expand(HashAlgorithmName.SHA256, DataKey, 32, "seal/v1 commit"u8.ToArray()));
        keys.Nonce.ToArray().ShouldBe(HKDF.Expand(HashAlgorithmName.SHA256, DataKey, 32, "seal/v1 nonce"u8.ToArray()));
    }

    [Fact]
    public void A_sealed_part_opens_to_its_payload_and_only_there()
    {
        var payload = Encoding.UTF8.GetBytes("grüezi");

        var part = PartSealer.Seal(DataKey, "body", Id, payload);

        PartSealer.Open(DataKey, "body", Id, part.Ciphertext, part.Commitment).ShouldBe(payload);
        PartSealer.Open(Kek, "body", Id, part.Ciphertext, part.Commitment).ShouldBeNull();
        PartSealer.Open(DataKey, "raw", Id, part.Ciphertext, part.Commitment).ShouldBeNull();
        PartSealer.Open(DataKey, "body", "other", part.Ciphertext, part.Commitment).ShouldBeNull();
        PartSealer.Open(DataKey, "body", Id, part.Ciphertext, part.CiphertextHash).ShouldBeNull();
        PartSealer.Open(DataKey, "body", Id, part.Ciphertext.AsSpan()[..28], part.Commitment).ShouldBeNull();
        PartSealer.Open(DataKey, "body", Id, [], part.Commitment).ShouldBeNull();
    }

    [Fact]
    public void Sealing_twice_gives_the_same_bytes()
    {
        var first = PartSealer.Seal(DataKey, "body", Id, "a"u8);
        var again = PartSealer.Seal(DataKey, "body", Id, "a"u8);
        var other = PartSealer.Seal(DataKey, "body", Id, "b"u8);

        again.Ciphertext.ShouldBe(first.Ciphertext);
        other.Ciphertext[1..13].ShouldNotBe(first.Ciphertext[1..13]);
        Convert.ToHexStringLower(first.Ciphertext).ShouldBe(GoldenCiphertext);
    }

    [Fact]
    public void Every_flipped_byte_of_a_ciphertext_and_a_wrapped_key_is_found()
    {
        var part = PartSealer.Seal(DataKey, "body", Id, "payload"u8);
        var wrapped = KeyWrap.Wrap(Kek, KekId, "body", Id, DataKey, new byte[12]);

        for (var i = 0; i < part.Ciphertext.Length; i++)
            PartSealer.Open(DataKey, "body", Id, Flipped(part.Ciphertext, i), part.Commitment).ShouldBeNull();
        for (var i = 0; i < wrapped.Length; i++)
            KeyWrap.Unwrap(Kek, KekId, "body", Id, Flipped(wrapped, i)).ShouldBeNull();
    }

    [Fact]
    public void A_wrapped_key_is_bound_to_its_place()
    {
        var wrapped = KeyWrap.Wrap(Kek, KekId, "body", Id, DataKey, new byte[12]);

        wrapped.Length.ShouldBe(61);
        KeyWrap.Unwrap(Kek, KekId, "body", Id, wrapped).ShouldBe(DataKey);
        KeyWrap.Unwrap(DataKey, KekId, "body", Id, wrapped).ShouldBeNull();
        KeyWrap.Unwrap(Kek, "other", "body", Id, wrapped).ShouldBeNull();
        KeyWrap.Unwrap(Kek, KekId, "raw", Id, wrapped).ShouldBeNull();
        KeyWrap.Unwrap(Kek, KekId, "body", "other", wrapped).ShouldBeNull();
    }

    [Fact]
    public void Names_with_line_feeds_are_refused()
    {
        Should.Throw<ArgumentException>(() => PartSealer.Seal(DataKey, "body\nx", Id, []));
        Should.Throw<ArgumentException>(() => PartSealer.KeyBinding("k", "", "body"));
    }

    private const string GoldenCiphertext = "01133d52f2b7c0788f2bfad240fc738bf4b025f18485468456e90e316ce4";

    private static byte[] Flipped(byte[] bytes, int at)
    {
        var flipped = bytes.ToArray();
        flipped[at] ^= 1;
        return flipped;
    }
}
