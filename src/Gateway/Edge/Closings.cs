using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Gateway.Tap;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Gateway.Edge;

/// <summary>Writes the ends of calls into the journal, off their callers' path. Bounded by <see cref="CallSlots"/>: a call keeps
/// its slot until its end is written. At stop it waits for those under way.</summary>
internal sealed class Closings(
    IJournal journal, Backlog backlog, GatewayOptions options, CaptureMemory memory, CallSlots slots, GatewayMetrics metrics, TimeProvider time,
    ILogger<Closings> log) : IHostedService
{
    private static readonly string[] EncodingHeader = ["content-encoding"];

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await slots.WhenFreeAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            log.StoppedWithOpenCalls(slots.Taken);
        }
    }

    /// <summary>Hands the end in and returns. Frees the call's memory and slot when it is written.</summary>
    public void Begin(EndedCall ended) => _ = CloseAsync(ended);

    private async Task CloseAsync(EndedCall ended)
    {
        CaptureBuffer? decoded = null;
        var waits = false;
        try
        {
            // Before the copy of the answer is joined: until then another may be reading it for a tail.
            var handedIn = ended.Passed?.End();
            var closing = Closing(ended, out decoded);
            metrics.Ended(ended.Provider, closing, ended.RequestBytes);
            var refusal = await WriteAsync(ended.Passed, handedIn, closing);
            waits = refusal is not null;
            if (waits) backlog.Add(new WaitingCall(ended.Passed is { IsSettled: false } passed ? passed : null, closing, Memory(ended, decoded)), refusal!);
        }
#pragma warning disable CA1031 // Nobody awaits this: what is not logged here would be lost. The message may hold content, the type cannot.
        catch (Exception e)
        {
            log.ClosingFailed(ended.Id, e.GetType().Name);
        }
#pragma warning restore CA1031
        finally
        {
            if (!waits)
                foreach (var held in Memory(ended, decoded)) held.Dispose();
            metrics.Finished();
            slots.Free();
        }
    }

    /// <returns>Null when the end is durable, else the journal's machine word.</returns>
    private async Task<string?> WriteAsync(PassedOpening? passed, Task<OpenResult>? handedIn, CallClosing closing)
    {
        var started = time.GetTimestamp();
        if (passed is not null)
        {
            var opened = handedIn is null ? await journal.RecordAsync(passed.Opening, closing, CancellationToken.None) : await handedIn;
            if (opened.Refusal is not null) return opened.Refusal;
            passed.Settled();
            if (handedIn is null)
            {
                metrics.Closed(time.GetElapsedTime(started));
                return null;
            }
        }

        var durable = await journal.CloseAsync(closing, CancellationToken.None);
        metrics.Closed(time.GetElapsedTime(started));
        return durable ? null : OpenResult.Unavailable;
    }

    private static List<IDisposable> Memory(EndedCall ended, CaptureBuffer? decoded)
    {
        var held = new List<IDisposable>(3);
        if (decoded is not null) held.Add(decoded);
        if (ended.Answer is { } answer)
        {
            held.Add(answer.Bytes);
            if (answer.Tail is { } tail) held.Add(tail);
        }

        return held;
    }

    private CallClosing Closing(EndedCall ended, out CaptureBuffer? decoded)
    {
        decoded = null;
        ResponseCapture? response = null;
        if (ended.Answer is { Bytes: var bytes } answer)
        {
            var wire = bytes.Contiguous();
            decoded = wire.IsEmpty ? null : ContentCoding.Undo(wire, answer.ContentEncoding, memory, options.MaxResponseCaptureBytes);
            var body = decoded?.Contiguous() ?? wire;
            // The header stays in the record only where the body is still encoded.
            var headers = decoded is null ? answer.Headers : answer.Headers.ExceptBy(EncodingHeader, h => h.Name).ToArray();
            var truncated = bytes.Truncated || decoded?.Truncated == true;
            response = new ResponseCapture(answer.Status, headers, body, bytes.Passed, truncated);
        }

        return new CallClosing(ended.Id, ended.Outcome, ended.Reason, ended.Duration, ended.Answer?.FirstByteAfter, response);
    }
}
