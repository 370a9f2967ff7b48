using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Gateway.Tap;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Gateway.Edge;

/// <summary>Writes the ends of calls into the journal, off their callers' path. Bounded by <see cref="CallSlots"/>: a call keeps
/// its slot until its end is written. At stop it waits for those under way.</summary>
internal sealed class Closings(
    IJournal journal, GatewayOptions options, CaptureMemory memory, CallSlots slots, GatewayMetrics metrics, TimeProvider time,
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

    /// <summary>Returns at once. Frees the call's memory and slot when its end is written.</summary>
    public void Begin(EndedCall ended) => ThreadPool.UnsafeQueueUserWorkItem(
        static state => _ = state.Closings.CloseAsync(state.Ended), (Closings: this, Ended: ended), preferLocal: false);

    private async Task CloseAsync(EndedCall ended)
    {
        CaptureBuffer? decoded = null;
        try
        {
            var closing = Closing(ended, out decoded);
            metrics.Ended(ended.Provider, closing, ended.RequestBytes);
            var started = time.GetTimestamp();
            if (!await journal.CloseAsync(closing, CancellationToken.None)) log.CallNotClosed(ended.Id);
            metrics.Closed(time.GetElapsedTime(started));
        }
#pragma warning disable CA1031 // Nobody awaits this: what is not logged here would be lost. The message may hold content, the type cannot.
        catch (Exception e)
        {
            log.ClosingFailed(ended.Id, e.GetType().Name);
        }
#pragma warning restore CA1031
        finally
        {
            decoded?.Dispose();
            ended.Answer?.Dispose();
            metrics.Finished();
            slots.Free();
        }
    }

    private CallClosing Closing(EndedCall ended, out CaptureBuffer? decoded)
    {
        decoded = null;
        ResponseCapture? response = null;
        if (ended is { Status: { } status, Answer: { } answer })
        {
            var wire = answer.Contiguous();
            decoded = wire.IsEmpty ? null : ContentCoding.Undo(wire, ended.ContentEncoding, memory, options.MaxResponseCaptureBytes);
            var body = decoded?.Contiguous() ?? wire;
            // The header stays in the record only where the body is still encoded.
            var headers = decoded is null ? ended.Headers : ended.Headers.ExceptBy(EncodingHeader, h => h.Name).ToArray();
            var truncated = answer.Truncated || decoded?.Truncated == true;
            response = new ResponseCapture(status, headers, body, answer.Passed, truncated);
        }

        return new CallClosing(ended.Id, ended.Outcome, ended.Reason, ended.Duration, ended.FirstByteAfter, response);
    }
}
