using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace AuditPipeline.Tests.Shared;

/// <summary>One accepted connection of a <see cref="ScriptedUpstream"/>: reads requests and writes answers byte by byte as told.</summary>
public sealed class UpstreamConnection(Socket socket, Stream stream)
{
    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public Task SendAsync(byte[] bytes) => stream.WriteAsync(bytes).AsTask();

    /// <summary>An answer with Content-Length.</summary>
    public async Task AnswerAsync(int status, string headers, byte[] body)
    {
        await SendAsync($"HTTP/1.1 {status} Scripted\r\n{headers}Content-Length: {body.Length}\r\n\r\n");
        await SendAsync(body);
    }

    public Task AnswerAsync(int status, string contentType, string body) =>
        AnswerAsync(status, $"Content-Type: {contentType}\r\n", Encoding.UTF8.GetBytes(body));

    public Task BeginEventsAsync() =>
        SendAsync("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");

    public async Task ChunkAsync(byte[] bytes)
    {
        await SendAsync(bytes.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n");
        await SendAsync(bytes);
        await SendAsync("\r\n");
    }

    public Task ChunkAsync(string text) => ChunkAsync(Encoding.UTF8.GetBytes(text));

    public Task EndChunksAsync() => SendAsync("0\r\n\r\n");

    /// <summary>Breaks the connection with a reset.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Returns when the other side has closed or reset the connection.</summary>
    public async Task WhenClosedAsync()
    {
        try
        {
            while (await stream.ReadAsync(new byte[256]) > 0) continue;
        }
        catch (IOException)
        {
            // A reset is a close too.
        }
    }

    internal async Task<UpstreamRequest?> ReadRequestAsync()
    {
        var head = await ReadHeadAsync();
        if (head is null) return null;
        var request = new UpstreamRequest(head, []);
        if (request.Header("Transfer-Encoding") == "chunked") return request with { Body = await ReadChunksAsync() };
        return request.Header("Content-Length") is { } length
            ? request with { Body = await ReadExactlyAsync(int.Parse(length, CultureInfo.InvariantCulture)) }
            : request;
    }

    private async Task<string?> ReadHeadAsync()
    {
        var head = new StringBuilder();
        while (await ReadLineAsync() is { } line)
        {
            if (line.Length == 0) return head.ToString();
            if (head.Length > 0) head.Append("\r\n");
            head.Append(line);
        }

        return null;
    }

    private async Task<byte[]> ReadChunksAsync()
    {
        using var body = new MemoryStream();
        while (true)
        {
            var size = int.Parse((await ReadLineAsync())!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.Write(await ReadExactlyAsync(size));
            await ReadLineAsync();
            if (size == 0) return body.ToArray();
        }
    }

    private async Task<string?> ReadLineAsync()
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1)
        {
            if (one[0] == '\n') return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            line.Add(one[0]);
        }

        return null;
    }

    private async Task<byte[]> ReadExactlyAsync(int length)
    {
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }
}
