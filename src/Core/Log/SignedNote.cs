using System.Text;

namespace AuditPipeline.Core.Log;

/// <summary>C2SP signed-note: a text ending in a newline, an empty line, one or more signature lines.</summary>
public sealed class SignedNote
{
    /// <summary>Longest note read, in bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    /// <summary>Most signature lines read.</summary>
    public const int MaxSignatures = 100;

    private static readonly UTF8Encoding Utf8Strict = new(false, true);

    /// <param name="text">What is signed; ends in a newline.</param>
    /// <param name="signatures">At least one.</param>
    public SignedNote(string text, IReadOnlyList<NoteSignature> signatures)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(signatures);
        if (!text.EndsWith('\n')) throw new ArgumentException("a note's text ends in a newline", nameof(text));
        if (signatures.Count is 0 or > MaxSignatures) throw new ArgumentException("a note has 1 to 100 signatures", nameof(signatures));
        Text = text;
        TextBytes = Encoding.UTF8.GetBytes(text);
        Signatures = signatures;
    }

    /// <summary>The signed text, with its last newline.</summary>
    public string Text { get; }

    /// <summary>The signed text in UTF-8: exactly what signatures cover.</summary>
    public ReadOnlyMemory<byte> TextBytes { get; }

    /// <summary>All signature lines in their order, those of unknown keys included.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>Reads a note; null when it is malformed. Says nothing about any signature being good.</summary>
    public static SignedNote? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes) return null;
        string all;
        try
        {
            all = Utf8Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }

        if (all.AsSpan().IndexOfAnyInRange('\0', '\t') >= 0 || all.AsSpan().IndexOfAnyInRange('\v', '\x1f') >= 0) return null;
        // The last empty line divides: text may contain others (signed-note, "Format").
        var split = all.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (split < 0 || split + 2 == all.Length || !all.EndsWith('\n')) return null;

        var lines = all.AsSpan(split + 2, all.Length - split - 3);
        var signatures = new List<NoteSignature>();
        foreach (var range in lines.Split('\n'))
        {
            if (signatures.Count == MaxSignatures || NoteSignature.Parse(lines[range]) is not { } signature) return null;
            signatures.Add(signature);
        }

        return new SignedNote(all[..(split + 1)], signatures);
    }

    /// <summary>The note in UTF-8.</summary>
    public byte[] Format()
    {
        var note = new StringBuilder(Text).Append('\n');
        foreach (var signature in Signatures) note.Append(signature.Format()).Append('\n');
        return Encoding.UTF8.GetBytes(note.ToString());
    }

    /// <summary>The same note with one more signature line.</summary>
    public SignedNote With(NoteSignature signature) => new(Text, [.. Signatures, signature]);
}
