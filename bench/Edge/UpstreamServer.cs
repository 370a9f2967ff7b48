using System.Net;
using System.Net.Sockets;

namespace AuditPipeline.Bench.Edge;

/// <summary>The provider: HTTP/1.1 on bare sockets, so that it is not what is measured.</summary>
internal sealed class UpstreamServer : IDisposable
{
    private const int Backlog = 1_024;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <param name="port">0: any free one.</param>
    /// <exception cref="SocketException">The port is taken.</exception>
    public UpstreamServer(int port)
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        _listener.Listen(Backlog);
    }

    public Uri Address => new($"http://{_listener.LocalEndPoint}");

    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var socket = await _listener.AcceptAsync(cancellation);
            socket.NoDelay = true;
            _ = ServeAsync(socket, cancellation);
        }
    }

    public void Dispose() => _listener.Dispose();

    private static async Task ServeAsync(Socket socket, CancellationToken cancellation)
    {
        using var connection = new UpstreamConnection(socket);
        try
        {
            while (await connection.AnswerAsync(cancellation))
            {
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or InvalidDataException)
        {
            // The other side left, which is its right, or sent what is no request: the connection ends.
        }
    }
}
