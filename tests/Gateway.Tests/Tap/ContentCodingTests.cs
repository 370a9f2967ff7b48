using System.IO.Compression;
using System.Text;
using AuditPipeline.Gateway.Tap;

namespace AuditPipeline.Gateway.Tests.Tap;

public sealed class ContentCodingTests
{
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i * 7919 % 10007} ")));
    private readonly CaptureMemory _memory = new(50_000_000);

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("raw-deflate")]
    [InlineData("gzip, br")]
    [InlineData("identity, gzip")]
    public void Known_codings_are_undone(string coding)
    {
        var encoded = Encode(Plain, coding.Replace("identity, ", "", StringComparison.Ordinal).ToLowerInvariant());

        using var decoded = ContentCoding.Undo(encoded, coding.Replace("raw-", "", StringComparison.Ordinal), _memory, 1_000_000);

        decoded!.Contiguous().Span.SequenceEqual(Plain).ShouldBeTrue();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public void Broken_off_bytes_give_what_was_decoded(string coding)
    {
        var encoded = Encode(Plain, coding);

        using var decoded = ContentCoding.Undo(encoded.AsMemory(0, encoded.Length * 3 / 4), coding, _memory, 1_000_000);

        decoded!.Kept.ShouldBeInRange(1, Plain.Length - 1);
        decoded.Contiguous().Span.SequenceEqual(Plain.AsSpan(0, (int)decoded.Kept)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("gzip, gzip, gzip, gzip")]
    [InlineData("")]
    [InlineData(null)]
    public void Bytes_that_are_not_in_the_coding_are_left_alone(string? coding)
    {
        using var decoded = ContentCoding.Undo(new byte[] { 255, 254, 253, 252, 251, 250, 249, 248 }, coding, _memory, 1000);

        decoded.ShouldBeNull();
        _memory.Reserved.ShouldBe(0);
    }

    private static byte[] Encode(byte[] plain, string coding)
    {
        foreach (var layer in coding.Split(", "))
        {
            using var packed = new MemoryStream();
            using (Stream stream = layer switch
            {
                "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
                "br" => new BrotliStream(packed, CompressionLevel.Fastest),
                "deflate" => new ZLibStream(packed, CompressionLevel.Fastest),
                _ => new DeflateStream(packed, CompressionLevel.Fastest),
            })
                stream.Write(plain);
            plain = packed.ToArray();
        }

        return plain;
    }
}
