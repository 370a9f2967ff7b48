namespace AuditPipeline.Processor.Decode.Corpus;

/// <summary>Reads lines of a stream as bytes, none longer than a bound: of a longer one only its length is told.</summary>
internal sealed class LineReader(Stream source, int longest)
{
    private byte[] buffer = new byte[Math.Min(64 * 1024, longest + 1)];
    private int start;
    private int end;
    private bool ended;

    /// <summary>The next line without its line end, valid until the next call; null at the end. An overlong line is
    /// empty, with the flag set.</summary>
    public async ValueTask<(ReadOnlyMemory<byte> Line, bool Overlong)?> ReadAsync(CancellationToken cancellation)
    {
        var overlong = false;
        var searched = 0;
        while (true)
        {
            var found = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (found >= 0)
            {
                var length = searched + found;
                var line = buffer.AsMemory(start, length);
                start += length + 1;
                return overlong ? (default, true) : (TrimReturn(line), false);
            }

            if (ended)
            {
                if (start == end) return overlong ? (default, true) : null;

                var line = buffer.AsMemory(start, end - start);
                start = end;
                return overlong ? (default, true) : (TrimReturn(line), false);
            }

            if (end - start >= longest)
            {
                overlong = true;
                start = end;
            }

            searched = end - start;
            await FillAsync(cancellation).ConfigureAwait(false);
        }
    }

    private static ReadOnlyMemory<byte> TrimReturn(ReadOnlyMemory<byte> line) =>
        !line.IsEmpty && line.Span[^1] == (byte)'\r' ? line[..^1] : line;

    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (end == buffer.Length) Array.Resize(ref buffer, Math.Min(buffer.Length * 2, longest + 1));
        var read = await source.ReadAsync(buffer.AsMemory(end), cancellation).ConfigureAwait(false);
        ended = read == 0;
        end += read;
    }
}
