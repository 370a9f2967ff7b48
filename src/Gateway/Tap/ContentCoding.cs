using System.IO.Compression;
using System.Runtime.InteropServices;

namespace AuditPipeline.Gateway.Tap;

/// <summary>Undoes content coding (RFC 9110 section 8.4.1) for the record; what is on the wire stays as it is.</summary>
public static class ContentCoding
{
    /// <summary>More layers than any provider uses; a bound against nested bombs.</summary>
    private const int MostLayers = 3;

    private const int ChunkBytes = 16 * 1024;

    /// <summary>True when there is a coding to undo and all of it can be undone here: gzip, br, deflate, in any order.</summary>
    public static bool CanUndo(string? contentEncoding) => Layers(contentEncoding) is { Length: > 0 };

    /// <summary>The decoded bytes, at most <paramref name="limit"/> of them; what lies beyond is marked truncated and is not
    /// decoded. Bytes that end early or turn bad midway give what was decoded until there.</summary>
    /// <returns>Null when nothing could be decoded: the coding is unknown or the bytes are not in it.</returns>
    public static CaptureBuffer? Undo(ReadOnlyMemory<byte> encoded, string? contentEncoding, CaptureMemory memory, long limit)
    {
        var layers = Layers(contentEncoding);
        if (layers is not { Length: > 0 } || !MemoryMarshal.TryGetArray(encoded, out var array)) return null;

        Stream stream = new MemoryStream(array.Array ?? [], array.Offset, array.Count, writable: false);
        for (var i = layers.Length - 1; i >= 0; i--) stream = Decoder(layers[i], stream, i == layers.Length - 1 ? encoded.Span : default);

        var decoded = new CaptureBuffer(memory, limit);
        using (stream)
        {
            var whole = Copy(stream, decoded);
            if (whole || decoded.Kept > 0) return decoded;
        }

        decoded.Dispose();
        return null;
    }

    private static bool Copy(Stream stream, CaptureBuffer decoded)
    {
        var chunk = new byte[ChunkBytes];
        try
        {
            int read;
            while (!decoded.Truncated && (read = stream.Read(chunk)) > 0) decoded.Append(chunk.AsSpan(0, read));
            return true;
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
        {
            // A broken-off answer ends in the middle of its coding: what came out before is the record.
            return false;
        }
    }

    private static Stream Decoder(string coding, Stream encoded, ReadOnlySpan<byte> start) => coding switch
    {
        "gzip" or "x-gzip" => new GZipStream(encoded, CompressionMode.Decompress),
        "br" => new BrotliStream(encoded, CompressionMode.Decompress),
        // "deflate" is the zlib format; some servers send raw deflate instead (RFC 9110 section 8.4.1.2). 8 is zlib's method.
        _ when start.Length > 0 && (start[0] & 0x0f) != 8 => new DeflateStream(encoded, CompressionMode.Decompress),
        _ => new ZLibStream(encoded, CompressionMode.Decompress),
    };

    private static string[]? Layers(string? contentEncoding)
    {
        if (string.IsNullOrWhiteSpace(contentEncoding)) return [];
        var layers = contentEncoding.ToLowerInvariant()
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(layer => layer != "identity").ToArray();
        var known = layers.All(layer => layer is "gzip" or "x-gzip" or "br" or "deflate");
        return known && layers.Length <= MostLayers ? layers : null;
    }
}
