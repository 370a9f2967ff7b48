using System.Buffers.Binary;

namespace AuditPipeline.Host.Demo;

/// <summary>Cuts a streamed body into its events; joined again they are the body.</summary>
internal static class StreamedEvents
{
    public static IReadOnlyList<ReadOnlyMemory<byte>> Of(ReadOnlyMemory<byte> body, string contentType)
    {
        var kind = contentType.Split(';')[0].Trim();
        Func<ReadOnlyMemory<byte>, int> next =
            kind.Equals("application/vnd.amazon.eventstream", StringComparison.OrdinalIgnoreCase) ? AwsEvent
            : kind.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase) || LooksLikeEvents(body.Span) ? ServerSentEvent
            : Line;
        var events = new List<ReadOnlyMemory<byte>>();
        while (!body.IsEmpty)
        {
            var length = next(body);
            events.Add(body[..length]);
            body = body[length..];
        }

        return events;
    }

    /// <summary>Every event begins with its own length, big-endian, 12 bytes of prelude and 4 of checksum included.</summary>
    private static int AwsEvent(ReadOnlyMemory<byte> rest)
    {
        if (rest.Length < 12) return rest.Length;
        var length = BinaryPrimitives.ReadUInt32BigEndian(rest.Span);
        return length < 16 || length > rest.Length ? rest.Length : (int)length;
    }

    /// <summary>An event ends with a blank line: LF LF, CR LF CR LF or CR CR.</summary>
    private static int ServerSentEvent(ReadOnlyMemory<byte> rest)
    {
        var span = rest.Span;
        var end = span.Length;
        ReadOnlySpan<byte> crLf = "\r\n\r\n"u8, lf = "\n\n"u8, cr = "\r\r"u8;
        if (span.IndexOf(crLf) is >= 0 and var a) end = Math.Min(end, a + crLf.Length);
        if (span[..end].IndexOf(lf) is >= 0 and var b) end = Math.Min(end, b + lf.Length);
        if (span[..end].IndexOf(cr) is >= 0 and var c) end = Math.Min(end, c + cr.Length);
        return end;
    }

    private static int Line(ReadOnlyMemory<byte> rest)
    {
        var end = rest.Span.IndexOf((byte)'\n');
        return end < 0 ? rest.Length : end + 1;
    }

    private static bool LooksLikeEvents(ReadOnlySpan<byte> body)
    {
        var head = body.TrimStart(" \t\r\n"u8);
        return head.StartsWith("data:"u8) || head.StartsWith("event:"u8) || head.StartsWith(": "u8);
    }
}
