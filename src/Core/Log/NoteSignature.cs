using System.Buffers.Binary;

namespace AuditPipeline.Core.Log;

/// <summary>One signature line of a signed note: <c>— name base64(4-byte key id || signature)</c>.</summary>
/// <param name="Name">Key name: not empty, no white space, no <c>+</c>.</param>
/// <param name="KeyId">First four bytes of the key's hash, big-endian.</param>
/// <param name="Signature">The bytes after the key id; their meaning depends on the key's type.</param>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Signature)
{
    internal const string Lead = "— ";
    private const int MaxSignature = 16 * 1024;

    /// <summary>The line without its newline.</summary>
    public string Format()
    {
        var bytes = new byte[4 + Signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Signature.Span.CopyTo(bytes.AsSpan(4));
        return $"{Lead}{Name} {Convert.ToBase64String(bytes)}";
    }

    /// <summary>Reads one line without its newline; null when it is malformed.</summary>
    public static NoteSignature? Parse(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith(Lead, StringComparison.Ordinal)) return null;
        line = line[Lead.Length..];
        var space = line.IndexOf(' ');
        if (space < 0) return null;
        var name = line[..space].ToString();
        if (!IsName(name) || line.Length > MaxSignature * 4 / 3) return null;
        var bytes = StrictBase64.Decode(line[(space + 1)..]);
        return bytes is { Length: > 4 }
            ? new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes.AsMemory(4))
            : null;
    }

    /// <summary>True for a key name: not empty, no Unicode white space, no <c>+</c> (C2SP signed-note).</summary>
    public static bool IsName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= 512 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+');
    }
}
