using System.Buffers.Binary;

namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>Frames a body as an AWS event stream (application/vnd.amazon.eventstream): each message has its length (4), the length of its
/// headers (4), a CRC-32 of these two (4), headers, payload, and a CRC-32 of all before it (4), big-endian. An event's name is its
/// <c>:event-type</c>, or the <c>:exception-type</c> that ends a stream. Bedrock's Invoke wraps the model's own document once more, as base64.</summary>
internal sealed class AwsEventReader(ReadOnlyMemory<byte> body) : IEventReader
{
    /// <summary>A message's checksum does not fit its bytes: nothing after it can be trusted to be framed.</summary>
    public const string ChecksumWrong = "checksum_wrong";

    private const int PreludeBytes = 12;
    private const int ChecksumBytes = 4;
    private const byte StringHeader = 7;

    // Lengths of the values of header types 0 to 9; -1 where the length stands before the value.
    private static ReadOnlySpan<sbyte> ValueBytes => [0, 0, 1, 2, 4, 8, -1, -1, 8, 16];

    private ReadOnlyMemory<byte> _rest = body;

    public string? Problem { get; private set; }

    /// <summary>True when the body begins with a prelude whose checksum is right.</summary>
    public static bool Looks(ReadOnlySpan<byte> body) =>
        body.Length >= PreludeBytes && Crc32.Of(body[..8]) == BinaryPrimitives.ReadUInt32BigEndian(body[8..]);

    public bool TryRead(out StreamEvent next)
    {
        next = default;
        if (_rest.IsEmpty || Problem is not null) return false;

        var span = _rest.Span;
        if (span.Length < PreludeBytes) return Ends(JsonBody.Truncated);
        if (!Looks(span)) return Ends(ChecksumWrong);

        var total = BinaryPrimitives.ReadUInt32BigEndian(span);
        var headers = BinaryPrimitives.ReadUInt32BigEndian(span[4..]);
        if (total < PreludeBytes + ChecksumBytes || headers > total - PreludeBytes - ChecksumBytes) return Ends(ChecksumWrong);
        if (total > span.Length) return Ends(JsonBody.Truncated);

        var end = (int)total - ChecksumBytes;
        if (Crc32.Of(span[..end]) != BinaryPrimitives.ReadUInt32BigEndian(span[end..])) return Ends(ChecksumWrong);

        var payload = _rest[(PreludeBytes + (int)headers)..end];
        next = new StreamEvent(NameOf(_rest.Slice(PreludeBytes, (int)headers)), Unwrapped(payload), Closed: true);
        _rest = _rest[(int)total..];
        return true;
    }

    private bool Ends(string problem)
    {
        Problem = problem;
        return false;
    }

    // A header that breaks off ends the looking.
    private static ReadOnlyMemory<byte> NameOf(ReadOnlyMemory<byte> headers)
    {
        var (start, length) = (0, 0);
        var span = headers.Span;
        for (var at = 0; at < span.Length;)
        {
            var type = at + 1 + span[at];
            if (type >= span.Length || span[type] >= ValueBytes.Length) break;

            var value = type + 1;
            int bytes = ValueBytes[span[type]];
            if (bytes < 0)
            {
                if (span.Length < value + 2) break;
                bytes = BinaryPrimitives.ReadUInt16BigEndian(span[value..]);
                value += 2;
            }

            if (span.Length < value + bytes) break;
            if (span[type] == StringHeader && span[(at + 1)..type] is var header
                && (header.SequenceEqual(":event-type"u8) || header.SequenceEqual(":exception-type"u8)))
                (start, length) = (value, bytes);
            at = value + bytes;
        }

        return headers.Slice(start, length);
    }

    private static ReadOnlyMemory<byte> Unwrapped(ReadOnlyMemory<byte> payload)
    {
        if (payload.Span.IndexOf("\"bytes\""u8) < 0) return payload;

        using var wrapping = JsonBody.Read(payload);   // what is malformed is told where it is read
        return (wrapping.Problem is null ? wrapping.Root.Member("bytes"u8).FromBase64() : null) ?? payload;
    }
}
