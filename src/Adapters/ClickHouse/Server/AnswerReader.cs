using System.Buffers;
using System.Globalization;
using System.Text;

namespace AuditPipeline.Adapters.ClickHouse.Server;

/// <summary>Decodes an answer in RowBinary as it comes, a buffer at a time. An error in the middle of it, and an answer that is cut, is
/// thrown before a byte of it is taken for a row: behind a failure the server writes a mark with the tag of this answer, so the last
/// bytes wait until it is clear that they begin none.</summary>
internal sealed class AnswerReader : IDisposable
{
    private const int FirstBuffer = 64 * 1024;
    private const int LongestRow = 1 << 30;
    private const int LongestFailureText = 16 * 1024;   // the server's own bound of the whole block
    private readonly Stream stream;
    private readonly byte[] mark;
    private readonly string doing;
    private readonly TimeSpan longestSilence;
    private readonly TimeProvider clock;
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private int start;
    private int end;
    private bool finished;

    /// <param name="stream">The body; not disposed here.</param>
    /// <param name="tag">The tag the server gave this answer; null where it gives none, and then sends errors before any row.</param>
    /// <param name="doing">For messages.</param>
    /// <param name="longestSilence">Longest time between two reads.</param>
    /// <param name="clock">Measures it.</param>
    public AnswerReader(Stream stream, string? tag, string doing, TimeSpan longestSilence, TimeProvider clock)
    {
        this.stream = stream;
        mark = tag is null ? [] : Encoding.ASCII.GetBytes($"\r\n__exception__\r\n{tag}");
        this.doing = doing;
        this.longestSilence = longestSilence;
        this.clock = clock;
    }

    /// <summary>Decodes the next rows; false at the end, which is a proper one.</summary>
    /// <exception cref="ClickHouseException">The server failed, fell silent, or the answer is cut.</exception>
    public async ValueTask<bool> ReadAsync<T>(List<T> rows, RowDecoder<T> decode, CancellationToken cancellation)
    {
        rows.Clear();
        while (true)
        {
            Decode(rows, decode);
            if (rows.Count > 0) return true;
            if (finished)
            {
                if (start < end) throw new ClickHouseException($"The server's answer ended inside a row ({doing}).");
                return false;
            }

            await FillAsync(cancellation).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);   // rows may hold content: it must not turn up elsewhere
        buffer = [];
    }

    private void Decode<T>(List<T> rows, RowDecoder<T> decode)
    {
        var safe = finished ? end : Math.Max(start, end - mark.Length);
        var reader = new RowBinaryReader(buffer.AsSpan(start, safe - start));
        var whole = 0;
        while (!reader.AtEnd)
        {
            var row = decode(ref reader);
            if (reader.Incomplete) break;
            rows.Add(row);
            whole = reader.Consumed;
        }

        start += whole;
    }

    // Full or at the end: so a row that comes in many reads is decoded a few times only.
    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        MakeRoom();
        do
        {
            var before = end;
            var read = await ReadOnceAsync(cancellation).ConfigureAwait(false);
            end += read;
            finished = read == 0;
            var from = Math.Max(start, before - mark.Length);
            var found = mark.Length == 0 ? -1 : buffer.AsSpan(from, end - from).IndexOf(mark);
            if (found >= 0) throw await FailureAsync(from + found, cancellation).ConfigureAwait(false);
        }
        while (!finished && end < buffer.Length);
    }

    private void MakeRoom()
    {
        var rest = end - start;
        if (rest > buffer.Length / 2)
        {
            if (buffer.Length >= LongestRow) throw new ClickHouseException($"A row of the answer is longer than {LongestRow} bytes ({doing}).");
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(start, rest).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            buffer = larger;
        }
        else
        {
            buffer.AsSpan(start, rest).CopyTo(buffer);
        }

        (start, end) = (0, rest);
    }

    private async ValueTask<int> ReadOnceAsync(CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(longestSilence, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            return await stream.ReadAsync(buffer.AsMemory(end), either.Token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (OperationCanceledException e)
        {
            var seconds = longestSilence.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            throw new ClickHouseException($"The server's answer stood still for {seconds} s ({doing}).", e);
        }
        catch (IOException e)
        {
            throw new ClickHouseException($"The server's answer was cut ({doing}).", e);
        }
    }

    private async ValueTask<ClickHouseException> FailureAsync(int at, CancellationToken cancellation)
    {
        var text = new MemoryStream();
        text.Write(buffer.AsSpan(at + mark.Length, end - at - mark.Length));
        (start, end) = (0, 0);
        try
        {
            while (text.Length < LongestFailureText && await ReadOnceAsync(cancellation).ConfigureAwait(false) is > 0 and var read)
                text.Write(buffer.AsSpan(0, read));
        }
        catch (ClickHouseException)
        {
            // The server breaks off behind its text, so that clients without the tag see a cut; the text is whole.
        }

        return ClickHouseException.FromEngine(Encoding.UTF8.GetString(text.ToArray()).TrimStart(), doing);
    }
}
