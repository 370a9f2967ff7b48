using System.Net.Sockets;

namespace AuditPipeline.Bench.Edge;

/// <summary>Many calls at once, one on each connection, each with a number of its own; every body is held against what the provider
/// itself sends for that number.</summary>
internal sealed class LoadComparison(LoadOrder order)
{
    // The provider is asked a few at a time: what it says does not depend on how many listen.
    private const int DirectAtOnce = 16;

    private readonly byte[][] _direct = new byte[order.Connections][];
    private long _same;
    private long _failed;
    private string? _failure;
    private int _underWay;
    private int _atOnce;

    public async Task<LoadResult> RunAsync(CancellationToken cancellation)
    {
        await Parallel.ForAsync(
            0, order.Connections, new ParallelOptions { MaxDegreeOfParallelism = DirectAtOnce, CancellationToken = cancellation },
            async (number, token) =>
            {
                using var client = await ConnectAsync(order.Compare!, token);
                var copy = new BodyCopy(() => { });
                _ = await client.CallAsync(Request(order.Compare!, number, 0), copy, token);
                _direct[number] = copy.Bytes.ToArray();
            });

        var clients = new LoadClient[order.Connections];
        await Parallel.ForAsync(0, clients.Length, cancellation, async (i, token) => clients[i] = await ConnectAsync(order.Url, token));
        await Task.WhenAll(clients.Select((client, number) => CompareAsync(client, number, cancellation)));
        return new LoadResult(_same, _failed, _failure, 0, 0, 0, 0, 0, _atOnce);
    }

    private static async Task<LoadClient> ConnectAsync(string url, CancellationToken cancellation)
    {
        var address = new Uri(url);
        var client = new LoadClient(address.Host, address.Port);
        await client.ConnectAsync(cancellation);
        return client;
    }

    private async Task CompareAsync(LoadClient client, int number, CancellationToken cancellation)
    {
        var begun = false;
        var copy = new BodyCopy(() =>
        {
            begun = true;
            var now = Interlocked.Increment(ref _underWay);
            for (var seen = _atOnce; now > seen; seen = _atOnce) Interlocked.CompareExchange(ref _atOnce, now, seen);
        });
        using (client)
        {
            try
            {
                var answer = await client.CallAsync(Request(order.Url, number, order.ThinkMilliseconds), copy, cancellation);
                if (answer.Status != 200) Fail($"status {answer.Status}");
                else if (!copy.Bytes.SequenceEqual(_direct[number])) Fail($"call {number}: {copy.Bytes.Length} bytes that are not the provider's");
                else Interlocked.Increment(ref _same);
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                Fail(e.Message);
            }
        }

        if (begun) Interlocked.Decrement(ref _underWay);
    }

    private byte[] Request(string url, int number, int think) => ProviderTraffic.Request(new Uri(url), order.Streamed, number, number, think);

    private void Fail(string what)
    {
        Interlocked.CompareExchange(ref _failure, what, null);
        Interlocked.Increment(ref _failed);
    }
}
