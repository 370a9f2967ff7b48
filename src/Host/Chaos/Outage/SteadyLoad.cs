using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text.Json;

namespace AuditPipeline.Host.Chaos.Outage;

/// <summary>So many calls per second, whether they are answered or not; half on a route that records first, half on one that passes first.</summary>
internal sealed class SteadyLoad : IAsyncDisposable
{
    private const int MostUnderWay = 4_000;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(60);
    private static readonly (string Policy, string Path)[] Routes = [("before", "openai/v1/chat/completions"), ("pass", "mistral/v1/chat/completions")];
    private static readonly CallPlan Plan = new(2_000, Streamed: false, Pieces: 1, PieceBytes: 500, PaceMilliseconds: 0, AnswerEnd.Whole, LeavesAfter: null);

    private readonly ConcurrentQueue<OutageCall> _calls = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _places = new(MostUnderWay);
    private readonly HttpClient _client;
    private readonly Task _pacing;
    private int _phase;
    private int _refused;

    public SteadyLoad(Uri gateway, int rate)
    {
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = gateway, Timeout = Timeout.InfiniteTimeSpan };
        _pacing = Task.Run(() => PaceAsync(rate));
    }

    /// <summary>Of the calls that begin from now on.</summary>
    public OutagePhase Phase
    {
        get => (OutagePhase)Volatile.Read(ref _phase);
        set => Volatile.Write(ref _phase, (int)value);
    }

    /// <summary>How many calls the gateway has refused.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>No new calls; those under way end.</summary>
    public async Task<IReadOnlyList<OutageCall>> EndAsync()
    {
        await _stop.CancelAsync();
        await _pacing;
        for (var i = 0; i < MostUnderWay; i++) await _places.WaitAsync();
        return [.. _calls];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pacing;
        _client.Dispose();
        _stop.Dispose();
        _places.Dispose();
    }

    private async Task PaceAsync(int rate)
    {
        var start = TimeProvider.System.GetTimestamp();
        for (var begun = 0L; !_stop.IsCancellationRequested;)
        {
            var due = (long)(TimeProvider.System.GetElapsedTime(start).TotalSeconds * rate);
            for (; begun < due; begun++)
            {
                await _places.WaitAsync();
                var (policy, path) = Routes[begun % Routes.Length];
                _ = CallAsync(new OutageCall(Phase, policy, new ChaosCall { Planned = Plan.Answer().Sum(p => (long)p.Length) }), path);
            }

            await Task.Delay(Tick);
        }
    }

    private async Task CallAsync(OutageCall told, string path)
    {
        var call = told.Call;
        using var patience = new CancellationTokenSource(LongestCall);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new CallBody(Plan.Request(), call) };
            request.Headers.Add(CallPlan.Header, Plan.ProviderPart());
            request.Headers.Add("x-audit-system", "chaos");
            using var answer = await _client.SendAsync(request, patience.Token);
            call.Status = (int)answer.StatusCode;
            call.Id = answer.Headers.TryGetValues("x-audit-id", out var ids) ? ids.First() : null;
            told.SaysWhen = answer.Headers.RetryAfter is not null;
            var body = await answer.Content.ReadAsByteArrayAsync(patience.Token);
            call.Received = body.Length;
            call.Ended = true;
            if (answer.Headers.Contains(CallPlan.ProviderMark)) return;
            using var error = JsonDocument.Parse(body);
            call.GatewayError = error.RootElement.GetProperty("error").GetProperty("type").GetString();
            Interlocked.Increment(ref _refused);
        }
        catch (OperationCanceledException)
        {
            call.Hung = true;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or JsonException or KeyNotFoundException)
        {
            // No whole answer; the reckoning sees it.
        }
        finally
        {
            _calls.Enqueue(told);
            _places.Release();
        }
    }
}
