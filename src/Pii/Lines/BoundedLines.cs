namespace AuditPipeline.Pii.Lines;

/// <summary>Lines of a stream as bytes, without their line feed, each at most as long as said.</summary>
internal sealed class BoundedLines(Stream input, int longest)
{
    private byte[] buffer = new byte[64 * 1024];
    private int start;
    private int end;
    private bool ended;

    /// <summary>The last line was longer than allowed; nothing may be read after it.</summary>
    internal bool TooLong { get; private set; }

    /// <summary>Next line, valid until the next call; null at the end.</summary>
    internal async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        var looked = 0;
        while (true)
        {
            var feed = buffer.AsSpan(start + looked, end - start - looked).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                var line = buffer.AsMemory(start, looked + feed);
                start += looked + feed + 1;
                TooLong = line.Length > longest;
                return line;
            }

            looked = end - start;
            if (looked > longest)
            {
                TooLong = true;
                return ReadOnlyMemory<byte>.Empty;
            }

            if (ended)
            {
                if (looked == 0) return null;
                var last = buffer.AsMemory(start, looked);
                start = end;
                return last;
            }

            MakeRoom();
            var read = await input.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false);
            ended = read == 0;
            end += read;
        }
    }

    private void MakeRoom()
    {
        if (end < buffer.Length) return;
        var kept = end - start;
        var target = kept > buffer.Length / 2 ? new byte[Math.Min(buffer.Length * 2, longest + 2)] : buffer;
        Buffer.BlockCopy(buffer, start, target, 0, kept);
        (buffer, start, end) = (target, 0, kept);
    }
}
