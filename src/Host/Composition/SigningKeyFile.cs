using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Host.Commands;

namespace AuditPipeline.Host.Composition;

/// <summary>A private key of a person who signs price lists, in the form of Go's note package: <c>PRIVATE+KEY+name+hex(id)+base64(type || seed)</c>.</summary>
internal static class SigningKeyFile
{
    private const string Head = "PRIVATE+KEY+";
    private const int Longest = 4096;

    /// <summary>Makes a key in a new file that only its owner reads.</summary>
    /// <returns>Its public half.</returns>
    public static VerifierKey Create(string file, string name, IRandomness randomness)
    {
        if (File.Exists(file)) throw new CommandFailure($"{file} is there already; a key is never overwritten", ExitCode.Usage);
        if (!NoteSignature.IsName(name)) throw new CommandFailure($"'{name}' is no key name: no spaces and no +", ExitCode.Usage);

        var seed = new byte[Ed25519.KeyLength];
        randomness.Fill(seed);
        using var key = new Ed25519PrivateKey(seed);
        var verifier = new VerifierKey(name, NoteKeyType.Ed25519, key.PublicKey);
        try
        {
            PrivateFile.Write(Path.GetFullPath(file), $"{Head}{name}+{verifier.KeyId:x8}+{Convert.ToBase64String([(byte)NoteKeyType.Ed25519, .. seed])}\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{file} cannot be written: {e.Message}", ExitCode.Usage);
        }

        return verifier;
    }

    /// <exception cref="CommandFailure">It holds no such key.</exception>
    public static SignedNote Sign(string file, string text)
    {
        var line = System.Text.Encoding.UTF8.GetString(Prices.Read(file, Longest)).TrimEnd('\n');
        var fields = line.StartsWith(Head, StringComparison.Ordinal) ? line[Head.Length..].Split('+', 3) : [];
        if (fields.Length != 3 || !NoteSignature.IsName(fields[0])
            || StrictBase64.Decode(fields[2]) is not { Length: 1 + Ed25519.KeyLength } bytes || bytes[0] != (byte)NoteKeyType.Ed25519)
            throw new CommandFailure($"{file} holds no signing key ({Head}name+hex+base64)", ExitCode.Usage);

        using var key = new Ed25519PrivateKey(bytes.AsSpan(1));
        var verifier = new VerifierKey(fields[0], NoteKeyType.Ed25519, key.PublicKey);
        return new SignedNote(text, [verifier.Sign(text, message => key.Sign(message.Span))]);
    }
}
