using System.Globalization;
using System.Text;

namespace AuditPipeline.Core.Log.Witness;

/// <summary>Body of <c>POST add-checkpoint</c>, C2SP tlog-witness: <c>old &lt;size&gt;</c>, proof lines, an empty line, a checkpoint.</summary>
/// <param name="OldSize">Size the witness is thought to have cosigned last; 0 for never.</param>
/// <param name="Proof">Consistency proof from <paramref name="OldSize"/> to the checkpoint; at most <see cref="MaxProof"/> hashes.</param>
/// <param name="Note">The signed checkpoint.</param>
/// <param name="Checkpoint">What it says.</param>
public sealed record AddCheckpointRequest(long OldSize, IReadOnlyList<MerkleHash> Proof, SignedNote Note, Checkpoint Checkpoint)
{
    /// <summary>Longest body read, in bytes: a checkpoint with 100 signature lines of the largest kind that is in use (ML-DSA-44) fits.</summary>
    public const int MaxBytes = 512 * 1024;

    /// <summary>Most proof lines (tlog-witness: clients send no more).</summary>
    public const int MaxProof = 63;

    /// <summary>The body.</summary>
    public byte[] Format()
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"old {OldSize}\n");
        foreach (var hash in Proof) head.Append(hash.ToString()).Append('\n');
        return [.. Encoding.ASCII.GetBytes(head.Append('\n').ToString()), .. Note.Format()];
    }

    /// <summary>Reads a body; null with the fault named when it is malformed. Verifies nothing.</summary>
    public static AddCheckpointRequest? Parse(ReadOnlySpan<byte> body, out string? fault)
    {
        fault = "the body is longer than a request can be";
        if (body.Length > MaxBytes) return null;

        fault = "the first line is not 'old' and a size";
        if (Line(ref body) is not { } first || OldSizeOf(first) is not { } oldSize) return null;

        var proof = new List<MerkleHash>();
        while (true)
        {
            fault = "no empty line ends the proof";
            if (Line(ref body) is not { } line) return null;
            if (line.Length == 0) break;
            fault = $"more than {MaxProof} proof lines";
            if (proof.Count == MaxProof) return null;
            fault = $"proof line {proof.Count + 1} is not base64 of 32 bytes";
            if (!MerkleHash.TryParse(line, out var hash)) return null;
            proof.Add(hash);
        }

        fault = "no signed checkpoint follows the empty line";
        if (SignedNote.Parse(body) is not { } note || Checkpoint.Parse(note.Text) is not { } checkpoint) return null;
        fault = null;
        return new AddCheckpointRequest(oldSize, proof, note, checkpoint);
    }

    /// <summary>The text of a size as it stands on the wire; null for any other spelling.</summary>
    internal static long? SizeOf(ReadOnlySpan<char> digits) =>
        digits.Length is > 0 and <= 19 && (digits.Length == 1 || digits[0] != '0')
        && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;

    private static long? OldSizeOf(string line) => line.StartsWith("old ", StringComparison.Ordinal) ? SizeOf(line.AsSpan(4)) : null;

    private static string? Line(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'\n');
        if (end is < 0 or > 128 || !Ascii.IsValid(rest[..end])) return null;
        var line = Encoding.ASCII.GetString(rest[..end]);
        rest = rest[(end + 1)..];
        return line;
    }
}
