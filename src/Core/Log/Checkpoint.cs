using System.Globalization;

namespace AuditPipeline.Core.Log;

/// <summary>Head of a log, C2SP tlog-checkpoint: origin, size, root; three lines, no extension lines.</summary>
/// <param name="Origin">Name of the log, no white space, no <c>+</c>.</param>
/// <param name="Size">Number of leaves.</param>
/// <param name="Root">Root over them.</param>
public sealed record Checkpoint(string Origin, long Size, MerkleHash Root)
{
    /// <summary>The text that is signed: three lines, each ending in a newline.</summary>
    public string Format() => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root}\n");

    /// <summary>Reads a text; null for any other spelling, and for an empty tree whose root is not that of the empty tree.</summary>
    public static Checkpoint? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n');
        if (lines.Length != 4 || lines[3].Length != 0 || !NoteSignature.IsName(lines[0])) return null;
        if (!long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || (lines[1].Length > 1 && lines[1][0] == '0')) return null;
        if (!MerkleHash.TryParse(lines[2], out var root)) return null;
        if (size == 0 && root != MerkleTree.EmptyRoot) return null;
        return new Checkpoint(lines[0], size, root);
    }

    /// <summary>Signs under the origin as key name, type Ed25519.</summary>
    /// <param name="publicKey">The signer's public key, 32 bytes.</param>
    /// <param name="sign">Ed25519 of the bytes given: 64 bytes.</param>
    public SignedNote Sign(ReadOnlyMemory<byte> publicKey, Func<ReadOnlyMemory<byte>, byte[]> sign)
    {
        var text = Format();
        return new SignedNote(text, [new VerifierKey(Origin, NoteKeyType.Ed25519, publicKey).Sign(text, sign)]);
    }
}
