namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>Frames a recorded body as server-sent events (WHATWG HTML section 9.2.6): lines end in CR, LF or CRLF, a byte order mark
/// may lead, comments and unknown fields are passed over, events without data are none. Unlike a browser it also gives the event that
/// the end of the body cut off, marked so: a recorder keeps what passed. Linear in the body; copies only data of several lines.</summary>
public sealed class SseReader : IEventReader
{
    private readonly ReadOnlyMemory<byte> body;
    private int position;

    public SseReader(ReadOnlyMemory<byte> body)
    {
        this.body = body;
        position = body.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
    }

    /// <summary><c>truncated</c> when the body ended after the first fields of an event, before its data; else null: any bytes are lines.</summary>
    public string? Problem { get; private set; }

    /// <summary>True when the text begins like an event stream: its first line that is not blank is a field or a comment.</summary>
    public static bool Looks(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8)) body = body[3..];
        body = body.TrimStart("\r\n"u8);
        return body.StartsWith("data:"u8) || body.StartsWith("event:"u8) || body.StartsWith(":"u8)
            || body.StartsWith("id:"u8) || body.StartsWith("retry:"u8);
    }

    /// <summary>The next event; false at the end of the body.</summary>
    public bool TryRead(out StreamEvent next)
    {
        ReadOnlyMemory<byte> name = default;
        ReadOnlyMemory<byte> data = default;
        MemoryStream? joined = null;
        var any = false;
        var begun = false;
        while (TryReadLine(out var line))
        {
            if (line.IsEmpty)
            {
                if (any)
                {
                    next = new StreamEvent(name, Joined(joined, data), Closed: true);
                    return true;
                }

                name = default;
                begun = false;
                continue;
            }

            var (field, value) = Split(line);
            begun |= !field.IsEmpty;   // a comment has no name
            if (field.SequenceEqual("event"u8))
            {
                name = value;
            }
            else if (field.SequenceEqual("data"u8))
            {
                if (any)
                {
                    if (joined is null)
                    {
                        joined = new MemoryStream();
                        joined.Write(data.Span);
                    }

                    joined.WriteByte((byte)'\n');
                    joined.Write(value.Span);
                }
                else
                {
                    data = value;
                }

                any = true;
            }
        }

        if (begun && !any) Problem = JsonBody.Truncated;
        next = any ? new StreamEvent(name, Joined(joined, data), Closed: false) : default;
        return any;
    }

    private static ReadOnlyMemory<byte> Joined(MemoryStream? joined, ReadOnlyMemory<byte> single) =>
        joined is null ? single : joined.GetBuffer().AsMemory(0, (int)joined.Length);

    private static FieldLine Split(ReadOnlyMemory<byte> line)
    {
        var colon = line.Span.IndexOf((byte)':');
        if (colon < 0) return new FieldLine(line.Span, default);

        var value = line[(colon + 1)..];
        if (!value.IsEmpty && value.Span[0] == (byte)' ') value = value[1..];
        return new FieldLine(line.Span[..colon], value);
    }

    private bool TryReadLine(out ReadOnlyMemory<byte> line)
    {
        line = default;
        if (position >= body.Length) return false;

        var rest = body.Span[position..];
        var end = rest.IndexOfAny((byte)'\r', (byte)'\n');
        if (end < 0)
        {
            line = body[position..];
            position = body.Length;
            return true;
        }

        line = body.Slice(position, end);
        var width = rest[end] == (byte)'\r' && end + 1 < rest.Length && rest[end + 1] == (byte)'\n' ? 2 : 1;
        position += end + width;
        return true;
    }

    private readonly ref struct FieldLine(ReadOnlySpan<byte> field, ReadOnlyMemory<byte> value)
    {
        private readonly ReadOnlySpan<byte> field = field;
        private readonly ReadOnlyMemory<byte> value = value;

        public void Deconstruct(out ReadOnlySpan<byte> fieldName, out ReadOnlyMemory<byte> fieldValue)
        {
            fieldName = field;
            fieldValue = value;
        }
    }
}
