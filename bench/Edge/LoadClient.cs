using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;

namespace AuditPipeline.Bench.Edge;

/// <summary>One keep-alive connection: sends precomputed bytes and reads the answer, on a bare socket.</summary>
internal sealed class LoadClient(string host, int port) : IDisposable
{
    private readonly byte[] _buffer = new byte[32 * 1024];
    private Socket? _socket;
    private int _start;
    private int _end;
    private long _first;

    private ReadOnlySpan<byte> Window => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Connects anew, whatever there was.</summary>
    /// <exception cref="SocketException">Nobody listens.</exception>
    public async Task ConnectAsync(CancellationToken cancellation)
    {
        _socket?.Dispose();
        (_start, _end) = (0, 0);
        _socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await _socket.ConnectAsync(host, port, cancellation);
    }

    /// <param name="keep">Takes the body, when it is wanted.</param>
    /// <exception cref="IOException">The connection ended before the answer, or this is no answer.</exception>
    /// <exception cref="SocketException">The connection broke.</exception>
    public async ValueTask<Answer> CallAsync(ReadOnlyMemory<byte> request, BodyCopy? keep, CancellationToken cancellation)
    {
        var sent = Stopwatch.GetTimestamp();
        for (var rest = request; !rest.IsEmpty;) rest = rest[await _socket!.SendAsync(rest, cancellation)..];

        int end;
        while ((end = Window.IndexOf("\r\n\r\n"u8)) < 0) await FillAsync(cancellation);
        var (status, length) = Head(Window[..(end + 2)]);
        _start += end + 4;
        _first = 0;
        var bytes = length is { } announced ? await PassAsync(announced, keep, cancellation) : await ChunksAsync(keep, cancellation);
        var ended = Stopwatch.GetTimestamp();
        return new Answer(status, bytes, sent, _first == 0 ? ended : _first, ended);
    }

    public void Dispose() => _socket?.Dispose();

    /// <returns>Status and announced length; without one the answer comes in chunks.</returns>
    private static (int Status, long? Length) Head(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1."u8) || !Utf8Parser.TryParse(head[9..], out int status, out _)) throw new IOException("not an HTTP/1.1 answer");
        if (HttpFields.TryFind(head, "transfer-encoding", out _)) return (status, null);
        return HttpFields.TryFind(head, "content-length", out var value) && Utf8Parser.TryParse(value, out long length, out _)
            ? (status, length)
            : throw new IOException("an answer without length or chunks");
    }

    private async ValueTask<long> ChunksAsync(BodyCopy? keep, CancellationToken cancellation)
    {
        for (var total = 0L; ;)
        {
            int line;
            while ((line = Window.IndexOf("\r\n"u8)) < 0) await FillAsync(cancellation);
            if (!Utf8Parser.TryParse(Window[..line], out long size, out _, 'x')) throw new IOException("a chunk without a size");
            _start += line + 2;
            if (size > 0) total += await PassAsync(size, keep, cancellation);
            await EndOfLineAsync(cancellation);
            if (size == 0) return total;
        }
    }

    private async ValueTask<long> PassAsync(long length, BodyCopy? keep, CancellationToken cancellation)
    {
        for (var rest = length; rest > 0;)
        {
            if (_start == _end) await FillAsync(cancellation);
            if (_first == 0) _first = Stopwatch.GetTimestamp();
            var part = Window[..(int)Math.Min(rest, _end - _start)];
            keep?.Append(part);
            _start += part.Length;
            rest -= part.Length;
        }

        return length;
    }

    private async ValueTask EndOfLineAsync(CancellationToken cancellation)
    {
        while (_end - _start < 2) await FillAsync(cancellation);
        if (!Window.StartsWith("\r\n"u8)) throw new IOException("a chunk longer than its size");
        _start += 2;
    }

    private async ValueTask FillAsync(CancellationToken cancellation)
    {
        if (_start > 0)
        {
            Window.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length) throw new IOException("a head or line that is too long");
        var read = await _socket!.ReceiveAsync(_buffer.AsMemory(_end), cancellation);
        if (read == 0) throw new IOException("the connection ended within an answer");
        _end += read;
    }
}
