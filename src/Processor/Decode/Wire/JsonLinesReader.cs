namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>Frames a body of one JSON document a line (Ollama, Cohere v1).</summary>
internal sealed class JsonLinesReader(ReadOnlyMemory<byte> body) : IEventReader
{
    private ReadOnlyMemory<byte> _rest = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;

    /// <summary>Always null: a line that is no document is told when it is read.</summary>
    public string? Problem => null;

    /// <summary>True when the label says so, or the bytes do: labels are missing at times (Ollama behind some proxies).</summary>
    public static bool Looks(ReadOnlyMemory<byte> body, string? contentType)
    {
        var label = contentType.AsSpan();
        if (label.IndexOf(';') is var end and >= 0) label = label[..end];
        if (label.Trim() is "application/x-ndjson" or "application/ndjson" or "application/jsonl" or "application/stream+json") return true;

        var feed = body.Span.IndexOf((byte)'\n');
        if (feed < 0) return false;

        var line = body[..feed].TrimEnd(" \t\r"u8);
        return line.Span.EndsWith("}"u8) && body.Span[feed..].TrimStart(" \t\r\n"u8).StartsWith("{"u8) && JsonBody.IsDocument(line);
    }

    public bool TryRead(out StreamEvent next)
    {
        while (!_rest.IsEmpty)
        {
            var end = _rest.Span.IndexOf((byte)'\n');
            var line = (end < 0 ? _rest : _rest[..end]).Trim(" \t\r"u8);
            _rest = end < 0 ? default : _rest[(end + 1)..];
            if (line.IsEmpty) continue;

            next = new StreamEvent(default, line, Closed: end >= 0);
            return true;
        }

        next = default;
        return false;
    }
}
