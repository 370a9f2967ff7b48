using System.Diagnostics;
using System.Net.Sockets;

namespace AuditPipeline.Bench.Edge;

/// <summary>Carries out one timed order: so many connections, each with one call at a time.</summary>
internal sealed class LoadRound
{
    private const long MostFailures = 1_000;
    private static readonly double MicrosecondsPerTick = 1e6 / Stopwatch.Frequency;

    private readonly LoadOrder _order;
    private readonly int _expected;
    private readonly long _begin = Stopwatch.GetTimestamp();
    private readonly long _measured;
    private readonly long _until;
    private long _calls;
    private long _failed;
    private string? _failure;

    private LoadRound(LoadOrder order)
    {
        _order = order;
        _expected = (order.Streamed ? ProviderTraffic.Streamed : ProviderTraffic.Plain).BodyLength;
        _measured = _begin + Ticks(LoadOrder.SettleSeconds);
        _until = _measured + Ticks(order.Seconds);
    }

    public static async Task<LoadResult> RunAsync(LoadOrder order, CancellationToken cancellation)
    {
        var round = new LoadRound(order);
        var connections = await Task.WhenAll(Enumerable.Range(0, order.Connections).Select(i => round.ConnectionAsync(i, cancellation)));
        var (whole, first) = (new LatencyHistogram(), new LatencyHistogram());
        foreach (var (w, f) in connections)
        {
            whole.Add(w);
            first.Add(f);
        }

        return new LoadResult(
            round._calls, round._failed, round._failure, whole.Count / order.Seconds, whole.Quantile(0.5), whole.Quantile(0.99),
            first.Quantile(0.5), first.Quantile(0.99), 0);
    }

    private async Task<(LatencyHistogram Whole, LatencyHistogram First)> ConnectionAsync(int index, CancellationToken cancellation)
    {
        var (whole, first) = (new LatencyHistogram(), new LatencyHistogram());
        var address = new Uri(_order.Url);
        var request = ProviderTraffic.Request(address, _order.Streamed, index, index, _order.ThinkMilliseconds);
        using var client = new LoadClient(address.Host, address.Port);
        var connected = false;
        for (var call = 0; ; call++)
        {
            await TurnAsync(index, call, cancellation);
            if (Stopwatch.GetTimestamp() >= _until || Interlocked.Read(ref _failed) >= MostFailures) return (whole, first);
            try
            {
                if (!connected) await client.ConnectAsync(cancellation);
                connected = true;
                var answer = await client.CallAsync(request, null, cancellation);
                if (!IsGood(answer)) continue;
                Interlocked.Increment(ref _calls);
                if (answer.Ended < _measured || answer.Ended >= _until) continue;
                whole.Add((long)((answer.Ended - answer.Sent) * MicrosecondsPerTick));
                first.Add((long)((answer.First - answer.Sent) * MicrosecondsPerTick));
            }
            catch (Exception e) when (e is IOException or SocketException)
            {
                Fail(e.Message);
                connected = false;
            }
        }
    }

    // With a rate, connections take turns: each call has its moment, and one that is late goes at once.
    private async ValueTask TurnAsync(int index, int call, CancellationToken cancellation)
    {
        if (_order.Rate == 0) return;
        var due = _begin + Ticks(((long)call * _order.Connections + index) / (double)_order.Rate);
        if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } wait) await Task.Delay(wait, cancellation);
    }

    private bool IsGood(Answer answer)
    {
        if (answer.Status == 200 && answer.BodyBytes == _expected) return true;
        Fail($"status {answer.Status}, {answer.BodyBytes} of {_expected} bytes");
        return false;
    }

    private void Fail(string what)
    {
        Interlocked.CompareExchange(ref _failure, what, null);
        Interlocked.Increment(ref _failed);
    }

    private static long Ticks(double seconds) => (long)(seconds * Stopwatch.Frequency);
}
