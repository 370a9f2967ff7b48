using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Gateway.Edge;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Gateway.Tap;

/// <summary>Calls that have ended while the journal could not write. They are tried again until it can; what finds no room within the
/// bound is counted as lost, and the loss is recorded. Calls leave in the order they came, many to one commit.</summary>
internal sealed class Backlog(
    IJournal journal, GatewayOptions options, GatewayMetrics metrics, TimeProvider time, IRandomness randomness, ILogger<Backlog> log)
    : BackgroundService
{
    private const int AtOnce = 64;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Queue<WaitingCall> _waiting = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly SemaphoreSlim _writing = new(1, 1);   // one writer at a time: stopping takes part in the work
    private readonly Losses _losses = new(options.Tenant, time, randomness);
    private long _bytes;

    /// <summary>Bytes of content that wait.</summary>
    public long Bytes
    {
        get { lock (_gate) return _bytes; }
    }

    /// <summary>Calls that wait.</summary>
    public int Count
    {
        get { lock (_gate) return _waiting.Count; }
    }

    /// <summary>Takes a call over, with its memory. Returns at once.</summary>
    /// <param name="refusal">The journal's machine word.</param>
    public void Add(WaitingCall call, string refusal)
    {
        lock (_gate)
        {
            if (_bytes + call.Bytes > options.MaxWaitingBytes)
            {
                if (call.Passed is { } passed)
                {
                    Lose(passed.Opening, refusal);
                    call.Dispose();
                    _work.Release();
                    return;
                }

                call.Strip();
            }

            if (_waiting.Count == 0) log.CallsWait();
            _bytes += call.Bytes;
            _waiting.Enqueue(call);
        }

        _work.Release();
    }

    public override void Dispose()
    {
        _work.Dispose();
        _writing.Dispose();
        base.Dispose();
    }

    /// <summary>What still waits when the time to stop is over is left to the next start: calls with a number it closes as interrupted,
    /// calls without one it records as lost.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        var idle = time.GetTimestamp();
        while (!cancellationToken.IsCancellationRequested && (Count > 0 || _losses.Any) && time.GetElapsedTime(idle) < LongestPause)
        {
            if (await TryWriteAsync()) idle = time.GetTimestamp();
            else await PauseAsync(FirstPause, cancellationToken);
        }

        await base.StopAsync(cancellationToken);
        if (Count > 0) log.StoppedWithWaitingCalls(Count);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = FirstPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            if (Count == 0 && !_losses.Any)
            {
                await _work.WaitAsync(stoppingToken).ContinueWith(
                    _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                continue;
            }

            if (await TryWriteAsync())
            {
                pause = FirstPause;
                continue;
            }

            await PauseAsync(pause, stoppingToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private async Task<bool> TryWriteAsync()
    {
        await _writing.WaitAsync();
        try
        {
            var calls = First();
            var written = await Task.WhenAll(calls.Select(WriteAsync));
            var some = Leave(calls, written);
            if (!_losses.Any) return some;

            var lost = await _losses.RecordAsync(journal, CancellationToken.None);
            if (lost > 0) log.LossRecorded(lost);
            return some || lost >= 0;
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task<bool> WriteAsync(WaitingCall call)
    {
        try
        {
            return call.Passed is { } passed
                ? (await journal.RecordAsync(passed.Opening, call.Closing, CancellationToken.None)).Number is not null
                : await journal.CloseAsync(call.Closing, CancellationToken.None);
        }
#pragma warning disable CA1031 // Whatever a journal throws, the call goes on waiting.
        catch (Exception e)
        {
            log.ClosingFailed(call.Closing.Id, e.GetType().Name);
            return false;
        }
#pragma warning restore CA1031
    }

    private WaitingCall[] First()
    {
        lock (_gate) return [.. _waiting.Take(AtOnce)];
    }

    /// <returns>True when at least one was written.</returns>
    private bool Leave(WaitingCall[] calls, bool[] written)
    {
        if (!written.Contains(true)) return false;
        lock (_gate)
        {
            for (var i = 0; i < calls.Length; i++)
            {
                var call = _waiting.Dequeue();
                if (written[i])
                {
                    _bytes -= call.Bytes;
                    call.Dispose();
                }
                else
                {
                    _waiting.Enqueue(call);
                }
            }
        }

        return true;
    }

    private void Lose(CallOpening opening, string refusal)
    {
        var cause = refusal == OpenResult.Full ? LossCause.JournalFull : LossCause.JournalUnavailable;
        _losses.Add(opening, cause);
        metrics.Lost(cause);
        log.CaptureLost(opening.Id, cause);
    }

    private Task PauseAsync(TimeSpan pause, CancellationToken cancellation) =>
        Task.Delay(pause, time, cancellation).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
}
