using System.Buffers;
using System.Text;
using System.Text.Unicode;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Processor.Seal;

/// <summary>Strings of a payload. Traffic may hold lone surrogates, which have no UTF-8 form: each becomes U+FFFD.</summary>
internal static class PayloadText
{
    public static void WriteText(this CanonicalJsonWriter json, ReadOnlySpan<byte> key, string? value)
    {
        if (value is null) return;
        json.WriteKey(key);
        json.WriteText(value);
    }

    public static void WriteText(this CanonicalJsonWriter json, string value)
    {
        var rented = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        Utf8.FromUtf16(value, rented, out _, out var written, replaceInvalidSequences: true);
        json.WriteString(rented.AsSpan(0, written));
        ArrayPool<byte>.Shared.Return(rented, clearArray: false);
    }
}
