using System.Globalization;
using System.Text;

namespace AuditPipeline.Core.Log;

/// <summary>C2SP tlog-proof: a leaf's index, its inclusion proof and the signed checkpoint it leads to, in one text.</summary>
/// <param name="Index">Index of the leaf.</param>
/// <param name="Hashes">Inclusion proof, from the leaf up; at most 63.</param>
/// <param name="Note">The signed checkpoint.</param>
/// <param name="Extra">What the log adds for the leaf, or null.</param>
public sealed record TlogProof(long Index, IReadOnlyList<MerkleHash> Hashes, SignedNote Note, ReadOnlyMemory<byte>? Extra = null)
{
    private const string Header = "c2sp.org/tlog-proof@v1";
    private const int MaxExtra = 64 * 1024;

    public byte[] Format()
    {
        var text = new StringBuilder(Header).Append('\n');
        if (Extra is { } extra) text.Append("extra ").Append(Convert.ToBase64String(extra.Span)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"index {Index}\n");
        foreach (var hash in Hashes) text.Append(hash.ToString()).Append('\n');
        return [.. Encoding.ASCII.GetBytes(text.Append('\n').ToString()), .. Note.Format()];
    }

    /// <summary>Reads a proof; null when it is malformed. Verifies nothing.</summary>
    public static TlogProof? Parse(ReadOnlySpan<byte> bytes)
    {
        var split = bytes.IndexOf("\n\n"u8);
        if (split is < 0 or > 256 * 1024 || !Ascii.IsValid(bytes[..split])) return null;
        var lines = Encoding.ASCII.GetString(bytes[..split]).Split('\n');
        var at = 0;
        if (lines[at++] != Header) return null;

        ReadOnlyMemory<byte>? extra = null;
        if (at < lines.Length && lines[at].StartsWith("extra ", StringComparison.Ordinal))
        {
            if (StrictBase64.Decode(lines[at++].AsSpan(6)) is not { Length: <= MaxExtra } decoded) return null;
            extra = decoded;
        }

        if (at == lines.Length || !lines[at].StartsWith("index ", StringComparison.Ordinal)) return null;
        var digits = lines[at++].AsSpan(6);
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || (digits.Length > 1 && digits[0] == '0')) return null;
        if (lines.Length - at > InclusionProof.MaxLength) return null;

        var hashes = new List<MerkleHash>();
        for (; at < lines.Length; at++)
        {
            if (!MerkleHash.TryParse(lines[at], out var hash)) return null;
            hashes.Add(hash);
        }

        return SignedNote.Parse(bytes[(split + 2)..]) is { } note ? new TlogProof(index, hashes, note, extra) : null;
    }
}
