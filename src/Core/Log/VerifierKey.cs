using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Cryptography;

namespace AuditPipeline.Core.Log;

/// <summary>A public key for notes, <c>name+hex(id)+base64(type || public key)</c> (C2SP signed-note). Types Ed25519 and
/// cosignature. Safe for several threads at once.</summary>
public sealed class VerifierKey
{
    private readonly Lazy<Ed25519PublicKey> _key;

    /// <param name="name">Key name; for a log, its origin.</param>
    /// <param name="type">What a signature covers.</param>
    /// <param name="publicKey">32 bytes of Ed25519.</param>
    public VerifierKey(string name, NoteKeyType type, ReadOnlyMemory<byte> publicKey)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!NoteSignature.IsName(name)) throw new ArgumentException("not a key name", nameof(name));
        if (type is not (NoteKeyType.Ed25519 or NoteKeyType.Cosignature)) throw new ArgumentException("unknown key type", nameof(type));
        if (publicKey.Length != Ed25519.KeyLength) throw new ArgumentException("an Ed25519 key has 32 bytes", nameof(publicKey));
        Name = name;
        Type = type;
        PublicKey = publicKey;
        KeyId = IdOf(name, type, publicKey.Span);
        _key = new Lazy<Ed25519PublicKey>(() => new Ed25519PublicKey(PublicKey.Span));
    }

    public string Name { get; }

    public NoteKeyType Type { get; }

    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>SHA-256(name || 0x0A || type || public key), first four bytes, big-endian.</summary>
    public uint KeyId { get; }

    /// <summary>Reads a vkey; null when it is malformed, of another type, or its id does not fit. A last newline is accepted.</summary>
    public static VerifierKey? Parse(string vkey)
    {
        ArgumentNullException.ThrowIfNull(vkey);
        if (vkey.EndsWith('\n')) vkey = vkey[..^1];
        var parts = vkey.Split('+', 3);
        if (parts.Length != 3 || !NoteSignature.IsName(parts[0]) || parts[1].Length != 8) return null;
        if (!uint.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id)) return null;
        var bytes = StrictBase64.Decode(parts[2]);
        if (bytes is not { Length: 1 + Ed25519.KeyLength } || bytes[0] is not ((byte)NoteKeyType.Ed25519 or (byte)NoteKeyType.Cosignature))
            return null;
        var key = new VerifierKey(parts[0], (NoteKeyType)bytes[0], bytes.AsMemory(1));
        return key.KeyId == id ? key : null;
    }

    /// <summary>The vkey, without newline.</summary>
    public string Format() => $"{Name}+{KeyId:x8}+{Convert.ToBase64String([(byte)Type, .. PublicKey.Span])}";

    public override string ToString() => Format();

    /// <summary>The same public key under another name: stream checkpoints are signed by the anchor's key under their own origin.</summary>
    public VerifierKey Under(string name) => new(name, Type, PublicKey);

    /// <summary>Looks for this key's line on a note and checks it. The first line with its name and id counts.</summary>
    public NoteVerdict Verify(SignedNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        foreach (var line in note.Signatures)
        {
            if (line.KeyId != KeyId || !string.Equals(line.Name, Name, StringComparison.Ordinal)) continue;
            return Verify(note.TextBytes.Span, line.Signature.Span);
        }

        return new NoteVerdict(NoteVerdictState.NotSigned);
    }

    /// <summary>Signs a note's text with the private half of this key.</summary>
    /// <param name="text">The note's text.</param>
    /// <param name="sign">Ed25519 of the bytes given: 64 bytes.</param>
    /// <param name="time">For a cosignature: when the witness saw it, whole seconds count. Ignored otherwise.</param>
    public NoteSignature Sign(string text, Func<ReadOnlyMemory<byte>, byte[]> sign, DateTimeOffset time = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sign);
        var body = Encoding.UTF8.GetBytes(text);
        if (Type is NoteKeyType.Ed25519) return new NoteSignature(Name, KeyId, Checked(sign(body)));

        var seconds = time.ToUnixTimeSeconds();
        var signature = new byte[8 + Ed25519.SignatureLength];
        BinaryPrimitives.WriteInt64BigEndian(signature, seconds);
        Checked(sign(CosignedMessage(seconds, body))).CopyTo(signature, 8);
        return new NoteSignature(Name, KeyId, signature);
    }

    private NoteVerdict Verify(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature)
    {
        if (Type is NoteKeyType.Ed25519)
            return new NoteVerdict(_key.Value.Verify(text, signature) ? NoteVerdictState.Good : NoteVerdictState.Bad);

        var bad = new NoteVerdict(NoteVerdictState.Bad);
        if (signature.Length != 8 + Ed25519.SignatureLength) return bad;
        var seconds = BinaryPrimitives.ReadInt64BigEndian(signature);
        if (seconds is < 0 or > 253_402_300_799) return bad;   // the last second of the year 9999
        return _key.Value.Verify(CosignedMessage(seconds, text), signature[8..])
            ? new NoteVerdict(NoteVerdictState.Good, DateTimeOffset.FromUnixTimeSeconds(seconds))
            : bad;
    }

    private static byte[] CosignedMessage(long seconds, ReadOnlySpan<byte> text) =>
        [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {seconds}\n")), .. text];

    private static byte[] Checked(byte[] signature) => signature.Length == Ed25519.SignatureLength
        ? signature
        : throw new InvalidOperationException("a signer gives 64 bytes");

    private static uint IdOf(string name, NoteKeyType type, ReadOnlySpan<byte> publicKey)
    {
        byte[] hashed = [.. Encoding.UTF8.GetBytes(name), (byte)'\n', (byte)type, .. publicKey];
        return BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(hashed));
    }
}
