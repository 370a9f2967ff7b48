using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace AuditPipeline.Core.Log;

/// <summary>Base64 of RFC 4648 section 4 with padding, exactly one spelling per value: no white space, no stray bits.</summary>
public static class StrictBase64
{
    /// <summary>Decodes into <paramref name="bytes"/>; false when the text is not strict base64 or does not fit.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> utf8, Span<byte> bytes, out int written)
    {
        written = 0;
        if (utf8.Length % 4 != 0) return false;
        if (utf8.IsEmpty) return true;
        if (Base64.DecodeFromUtf8(utf8, bytes, out var consumed, out written) != OperationStatus.Done || consumed != utf8.Length)
            return false;

        // The decoder skips white space and ignores unused bits; both would be a second spelling.
        Span<byte> last = stackalloc byte[4];
        var tail = written - (written - 1) % 3 - 1;
        Base64.EncodeToUtf8(bytes[tail..written], last, out _, out _);
        return written == utf8.Length / 4 * 3 - Padding(utf8) && last.SequenceEqual(utf8[^4..]);
    }

    /// <inheritdoc cref="TryDecode(ReadOnlySpan{byte}, Span{byte}, out int)"/>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes, out int written)
    {
        written = 0;
        if (!Ascii.IsValid(text)) return false;
        var rented = ArrayPool<byte>.Shared.Rent(Math.Max(1, text.Length));
        var length = Encoding.ASCII.GetBytes(text, rented);
        var ok = TryDecode(rented.AsSpan(0, length), bytes, out written);
        ArrayPool<byte>.Shared.Return(rented);
        return ok;
    }

    /// <summary>The bytes, or null when the text is not strict base64.</summary>
    public static byte[]? Decode(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length % 4 != 0) return null;
        var bytes = new byte[utf8.Length / 4 * 3 - Padding(utf8)];
        return TryDecode(utf8, bytes, out var written) && written == bytes.Length ? bytes : null;
    }

    /// <inheritdoc cref="Decode(ReadOnlySpan{byte})"/>
    public static byte[]? Decode(ReadOnlySpan<char> text) => Ascii.IsValid(text) ? Decode(Encoding.ASCII.GetBytes(text.ToArray())) : null;

    private static int Padding(ReadOnlySpan<byte> utf8) =>
        utf8.IsEmpty || utf8[^1] != '=' ? 0 : utf8[^2] == '=' ? 2 : 1;
}
