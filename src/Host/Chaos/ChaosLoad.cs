using System.Buffers;
using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text.Json;

namespace AuditPipeline.Host.Chaos;

/// <summary>Callers that go on whether the gateway is there or not, and keep what became of every call.</summary>
internal sealed class ChaosLoad : IAsyncDisposable
{
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LongestThought = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan WhileDown = TimeSpan.FromMilliseconds(25);

    private readonly ConcurrentQueue<ChaosCall> _calls = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly HttpClient _client;
    private readonly Task _callers;

    public ChaosLoad(Uri gateway, int callers, ChaosDice dice)
    {
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, MaxResponseDrainSize = 0 })
        {
            BaseAddress = gateway, Timeout = Timeout.InfiniteTimeSpan,
        };
        _callers = Task.WhenAll(Enumerable.Range(0, callers).Select(_ => dice.Fork()).Select(d => Task.Run(() => CallAsync(d))));
    }

    public int Count => _calls.Count;

    /// <summary>No new calls; those under way end. All calls that were put on a connection.</summary>
    public async Task<IReadOnlyList<ChaosCall>> EndAsync()
    {
        await _stop.CancelAsync();
        await _callers;
        return [.. _calls];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _abort.CancelAsync();
        await _callers;
        _client.Dispose();
        _stop.Dispose();
        _abort.Dispose();
    }

    private async Task CallAsync(ChaosDice dice)
    {
        while (!_stop.IsCancellationRequested)
        {
            var plan = CallPlan.Draw(dice);
            var call = new ChaosCall { Planned = plan.Answer().Sum(p => (long)p.Length) };
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(_abort.Token);
            patience.CancelAfter(LongestCall);
            try
            {
                await CallAsync(plan, call, patience.Token);
            }
            catch (OperationCanceledException) when (patience.IsCancellationRequested)
            {
                call.Hung = !_abort.IsCancellationRequested;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or SocketException or JsonException)
            {
                // The gateway was killed, or broke the answer off as the provider had; how far it came stands in the call.
            }

            if (call.Sent > 0) _calls.Enqueue(call);
            await Task.Delay(call.Sent == 0 ? WhileDown : dice.Between(TimeSpan.Zero, LongestThought));
        }
    }

    private async Task CallAsync(CallPlan plan, ChaosCall call, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("v1/chat/completions", UriKind.Relative))
        {
            Content = new CallBody(plan.Request(), call),
        };
        request.Headers.Add(CallPlan.Header, plan.ProviderPart());
        request.Headers.Add("x-audit-system", "chaos");
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        call.Status = (int)answer.StatusCode;
        call.Id = answer.Headers.TryGetValues("x-audit-id", out var ids) ? ids.First() : null;
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        if (!answer.Headers.Contains(CallPlan.ProviderMark)) await ReadErrorAsync(body, call, cancellation);
        else await ReadAsync(body, plan.LeavesAfter, call, cancellation);
    }

    private static async Task ReadErrorAsync(Stream body, ChaosCall call, CancellationToken cancellation)
    {
        call.GatewayError = "unknown";
        using var error = await JsonDocument.ParseAsync(body, cancellationToken: cancellation);
        if (error.RootElement.TryGetProperty("error", out var inner)) call.GatewayError = inner.GetProperty("type").GetString();
        call.Ended = true;
    }

    private static async Task ReadAsync(Stream body, int? leavesAfter, ChaosCall call, CancellationToken cancellation)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(4096);
        try
        {
            while (leavesAfter is not { } bytes || call.Received <= bytes)
            {
                var read = await body.ReadAsync(chunk, cancellation);
                call.Received += read;
                if (read > 0) continue;
                call.Ended = true;
                return;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }
}
