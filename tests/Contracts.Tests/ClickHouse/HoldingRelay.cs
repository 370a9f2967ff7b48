using System.Net;
using System.Net.Sockets;

namespace AuditPipeline.Contracts.Tests.ClickHouse;

/// <summary>Passes bytes of one connection to a server until so many have gone there, then passes no more: a sender stuck in the middle.</summary>
public sealed class HoldingRelay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Uri server;
    private readonly int most;
    private readonly TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stop = new();
    private readonly Task passing;

    public HoldingRelay(Uri server, int most)
    {
        (this.server, this.most) = (server, most);
        listener.Start();
        passing = PassAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>When as many bytes have gone through as may.</summary>
    public Task Held => held.Task;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await passing;
        stop.Dispose();
    }

    private async Task PassAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stop.Token);
                using var upstream = new TcpClient();
                await upstream.ConnectAsync(IPAddress.Loopback, server.Port, stop.Token);
                await Task.WhenAny(ThereAsync(client, upstream), upstream.GetStream().CopyToAsync(client.GetStream(), stop.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            held.TrySetCanceled();
        }
    }

    private async Task ThereAsync(TcpClient client, TcpClient upstream)
    {
        var buffer = new byte[16 * 1024];
        for (var passed = 0; passed < most;)
        {
            var read = await client.GetStream().ReadAsync(buffer, stop.Token);
            if (read == 0) return;
            await upstream.GetStream().WriteAsync(buffer.AsMemory(0, read), stop.Token);
            passed += read;
        }

        held.TrySetResult();
        await Task.Delay(Timeout.Infinite, stop.Token);
    }
}
