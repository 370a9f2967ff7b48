using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace AuditPipeline.Tests.Shared;

/// <summary>A provider over a bare socket on a free loopback port, so that a test decides every byte of the answer, and when it
/// goes out, and sees every byte of the request.</summary>
public sealed class ScriptedUpstream : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<UpstreamRequest, UpstreamConnection, Task> _script;
    private readonly ConcurrentQueue<UpstreamRequest> _requests = new();
    private readonly ConcurrentBag<Socket> _sockets = [];
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;

    private ScriptedUpstream(Func<UpstreamRequest, UpstreamConnection, Task> script, X509Certificate2? certificate)
    {
        _script = script;
        _certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Base URL, without a slash at its end.</summary>
    public string Url => $"{(_certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public IReadOnlyCollection<UpstreamRequest> Requests => _requests;

    /// <param name="script">Answers one request; a connection serves requests until it closes.</param>
    /// <param name="certificate">With its key, for TLS; null for plain HTTP.</param>
    public static ScriptedUpstream Start(Func<UpstreamRequest, UpstreamConnection, Task> script, X509Certificate2? certificate = null) =>
        new(script, certificate);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        foreach (var socket in _sockets) socket.Dispose();
        await _accepting;
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync();
                socket.NoDelay = true;
                _sockets.Add(socket);
                _ = Task.Run(() => ServeAsync(socket));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var stream = await OpenAsync(new NetworkStream(socket, ownsSocket: true));
            var connection = new UpstreamConnection(socket, stream);
            while (await connection.ReadRequestAsync() is { } request)
            {
                _requests.Enqueue(request);
                await _script(request, connection);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or SocketException or AuthenticationException)
        {
            // The test or the gateway closed the connection.
        }
    }

    private async Task<Stream> OpenAsync(NetworkStream stream)
    {
        if (_certificate is null) return stream;
        var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(_certificate);
        return secured;
    }
}
