using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;

namespace AuditPipeline.Bench.Edge;

/// <summary>One connection to the provider: reads a request, answers it, reads the next.</summary>
internal sealed class UpstreamConnection(Socket socket) : IDisposable
{
    private const int LongestRequest = 64 * 1024;

    private static ReadOnlySpan<byte> EndOfHead => "\r\n\r\n"u8;

    private readonly byte[] _buffer = new byte[LongestRequest];
    private readonly byte[][] _plain = ProviderTraffic.Plain.Copy();
    private readonly byte[][] _streamed = ProviderTraffic.Streamed.Copy();
    private readonly byte[][] _streamedSlowly = ProviderTraffic.StreamedSlowly.Copy();
    private int _filled;

    /// <returns>False when the other side has closed.</returns>
    /// <exception cref="InvalidDataException">This is no request of the benchmark.</exception>
    public async ValueTask<bool> AnswerAsync(CancellationToken cancellation)
    {
        int length;
        while ((length = WholeRequest()) == 0)
        {
            if (_filled == _buffer.Length) throw new InvalidDataException("request too long");
            var read = await socket.ReceiveAsync(_buffer.AsMemory(_filled), cancellation);
            if (read == 0) return false;
            _filled += read;
        }

        var (pieces, think) = Answer(_buffer.AsSpan(0, length));
        _buffer.AsSpan(length, _filled - length).CopyTo(_buffer);
        _filled -= length;
        for (var i = 0; i < pieces.Length; i++)
        {
            if (think > 0 && i > 0) await Task.Delay(think, cancellation);
            for (var rest = pieces[i].AsMemory(); !rest.IsEmpty;) rest = rest[await socket.SendAsync(rest, cancellation)..];
        }

        return true;
    }

    public void Dispose() => socket.Dispose();

    private (byte[][] Pieces, int ThinkMilliseconds) Answer(ReadOnlySpan<byte> request)
    {
        var member = request.LastIndexOf(Encoding.ASCII.GetBytes(ProviderTraffic.NumberMember));
        if (member < 0) throw new InvalidDataException("request without a number");
        var number = request.Slice(member + ProviderTraffic.NumberMember.Length, ProviderTraffic.NumberDigits);
        var (template, pieces) = (ProviderTraffic.Plain, _plain);
        var think = 0;
        if (request.LastIndexOf("\"stream\":true"u8) > 0)
        {
            var head = request[..(request.IndexOf(EndOfHead) + 2)];
            if (HttpFields.TryFind(head, ProviderTraffic.ThinkHeader, out var value)) _ = Utf8Parser.TryParse(value, out think, out _);
            (template, pieces) = think == 0 ? (ProviderTraffic.Streamed, _streamed) : (ProviderTraffic.StreamedSlowly, _streamedSlowly);
        }

        template.Stamp(pieces, number);
        return (pieces, think);
    }

    /// <summary>Bytes of the request at the beginning of the buffer; 0 while it is not whole.</summary>
    private int WholeRequest()
    {
        var filled = _buffer.AsSpan(0, _filled);
        var end = filled.IndexOf(EndOfHead);
        if (end < 0) return 0;
        var head = filled[..(end + 2)];
        var body = end + EndOfHead.Length;
        if (HttpFields.TryFind(head, "content-length", out var value))
            return Utf8Parser.TryParse(value, out int length, out _) && body + length <= _filled ? body + length : 0;
        if (!HttpFields.TryFind(head, "transfer-encoding", out _)) return body;

        // A proxy may forward in chunks; the benchmark's own requests never hold this sequence.
        var last = filled[body..].IndexOf("\r\n0\r\n\r\n"u8);
        return last < 0 ? 0 : body + last + 7;
    }
}
