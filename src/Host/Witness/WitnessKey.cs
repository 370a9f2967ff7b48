using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Host.Commands;

namespace AuditPipeline.Host.Witness;

/// <summary>The witness's own key, <c>witness.key</c>: one line <c>PRIVATE+KEY+name+hex(id)+base64(type || seed)</c>, type 4.</summary>
internal sealed class WitnessKey : IDisposable
{
    public const string FileName = "witness.key";

    private const string Head = "PRIVATE+KEY+";

    private readonly Ed25519PrivateKey key;

    private WitnessKey(string name, Ed25519PrivateKey key) =>
        (this.key, Verifier) = (key, new VerifierKey(name, NoteKeyType.Cosignature, key.PublicKey));

    /// <summary>What others pin.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>Reads the key, making one when there is none.</summary>
    /// <param name="name">Name of a new key; an existing key keeps its own, and another name given is a fault. Null: any.</param>
    /// <exception cref="KeyFolderException">The file is open to others or holds no such key.</exception>
    /// <exception cref="CommandFailure">The name is none, or not that of the key.</exception>
    public static WitnessKey Open(KeyFolder folder, string? name, IRandomness randomness)
    {
        if (name is not null && !NoteSignature.IsName(name)) throw new CommandFailure($"--name {name}: no spaces and no +", ExitCode.Usage);
        var bytes = folder.Read(FileName);
        if (bytes is null)
        {
            if (name is null) throw new CommandFailure("--name is missing: the first start makes the key, and the key has a name such as witness.example.eu", ExitCode.Usage);
            bytes = Make(name, randomness);
            folder.Create(FileName, bytes);
        }

        var found = Parse(System.Text.Encoding.UTF8.GetString(bytes).TrimEnd('\n'))
            ?? throw folder.Unusable(FileName, $"it holds no key of a witness ({Head}name+hex+base64)");
        if (name is null || name == found.Verifier.Name) return found;
        found.Dispose();
        throw new CommandFailure($"--name {name}: the key in {folder.PathOf(FileName)} is named {found.Verifier.Name}", ExitCode.Usage);
    }

    public NoteSignature Cosign(string text, DateTimeOffset time) => Verifier.Sign(text, message => key.Sign(message.Span), time);

    public void Dispose() => key.Dispose();

    private static byte[] Make(string name, IRandomness randomness)
    {
        var seed = new byte[Ed25519.KeyLength];
        randomness.Fill(seed);
        var id = new VerifierKey(name, NoteKeyType.Cosignature, Ed25519.PublicKeyFromSeed(seed)).KeyId;
        return System.Text.Encoding.UTF8.GetBytes($"{Head}{name}+{id:x8}+{Convert.ToBase64String([(byte)NoteKeyType.Cosignature, .. seed])}\n");
    }

    private static WitnessKey? Parse(string line)
    {
        var fields = line.StartsWith(Head, StringComparison.Ordinal) ? line[Head.Length..].Split('+', 3) : [];
        if (fields.Length != 3 || !NoteSignature.IsName(fields[0])
            || StrictBase64.Decode(fields[2]) is not { Length: 1 + Ed25519.KeyLength } bytes || bytes[0] != (byte)NoteKeyType.Cosignature) return null;
        var key = new WitnessKey(fields[0], new Ed25519PrivateKey(bytes.AsSpan(1)));
        if ($"{key.Verifier.KeyId:x8}" == fields[1]) return key;
        key.Dispose();
        return null;
    }
}
