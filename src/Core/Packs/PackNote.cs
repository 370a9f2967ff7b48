using System.Security.Cryptography;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Packs;

/// <summary><c>pack.note</c>: the log key's signature over what the manifest says, pack id and date included, which nothing in the
/// log covers. A signed note of origin <c>&lt;deployment&gt;/pack</c>; text of four lines: origin, pack id, date, base64 of the SHA-256 of
/// the manifest without this file. Its second line is no decimal number, so it can never be read as a checkpoint.</summary>
public static class PackNote
{
    /// <summary>Last part of the name the note is signed under.</summary>
    public const string NameSuffix = "/pack";

    /// <summary>The text to sign for a manifest; an entry for the note itself is left out.</summary>
    /// <param name="deployment">E.g. <c>audit.example.eu/acme</c>.</param>
    /// <param name="manifest">Of the same pack.</param>
    public static string Text(string deployment, PackManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var rest = manifest with { Files = [.. manifest.Files.Where(f => f.Path != PackPaths.Note)] };
        return $"{deployment}{NameSuffix}\n{manifest.Pack}\n{PackManifest.FormatTime(manifest.Created)}\n"
            + $"{new MerkleHash(SHA256.HashData(rest.Write()))}\n";
    }

    /// <summary>The signed note for a manifest, to be added to the pack and then to its manifest.</summary>
    /// <exception cref="ArgumentException">The pack id is a decimal number.</exception>
    public static SignedNote Sign(
        string deployment, PackManifest manifest, ReadOnlyMemory<byte> publicKey, Func<ReadOnlyMemory<byte>, byte[]> sign)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (manifest.Pack.All(char.IsAsciiDigit)) throw new ArgumentException("a pack id is not a number", nameof(manifest));
        var text = Text(deployment, manifest);
        return new SignedNote(text, [new VerifierKey(deployment + NameSuffix, NoteKeyType.Ed25519, publicKey).Sign(text, sign)]);
    }
}
