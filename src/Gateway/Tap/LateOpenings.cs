using System.Collections.Concurrent;
using AuditPipeline.Gateway.Edge;
using Microsoft.Extensions.Hosting;

namespace AuditPipeline.Gateway.Tap;

/// <summary>Hands in the openings of calls that were forwarded first and have not ended after <see cref="GatewayOptions.OpenAfter"/>. A call
/// that ends before that is written once instead of twice; what a kill of the process can cost is bounded by it.</summary>
internal sealed class LateOpenings(GatewayOptions options, TimeProvider time) : BackgroundService
{
    private readonly ConcurrentQueue<PassedOpening> _young = new();
    private readonly SemaphoreSlim _work = new(0);
    private int _idle;

    /// <summary>Returns at once.</summary>
    public void Add(PassedOpening opening)
    {
        _young.Enqueue(opening);
        if (Volatile.Read(ref _idle) == 1 && Interlocked.Exchange(ref _idle, 0) == 1) _work.Release();
    }

    public override void Dispose()
    {
        _work.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            while (_young.TryPeek(out var next))
            {
                // One wait for all that are due by then: a call is handed in at most twice as late.
                if (time.GetElapsedTime(next.Started) < options.OpenAfter)
                    await Task.Delay(options.OpenAfter, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                while (_young.TryPeek(out next) && (stoppingToken.IsCancellationRequested || time.GetElapsedTime(next.Started) >= options.OpenAfter))
                    if (_young.TryDequeue(out var due)) due.HandIn();
            }

            Volatile.Write(ref _idle, 1);
            if (!_young.IsEmpty && Interlocked.Exchange(ref _idle, 0) == 1) continue;
            await _work.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
