using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Bench.Edge;

/// <summary>Gives numbers and keeps nothing: the baseline "recording off". The product has no such journal.</summary>
internal sealed class UnrecordedJournal : IJournal
{
    private long _last;
    private long _closed;

    public string Instance => "gw-unrecorded";

    public ValueTask<OpenResult> OpenAsync(CallOpening opening, CancellationToken cancellation) =>
        new(OpenResult.Durable(new GatewayNumber(Instance, Interlocked.Increment(ref _last))));

    public ValueTask<bool> CloseAsync(CallClosing closing, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _closed);
        return new(true);
    }

    public ValueTask<OpenResult> RecordAsync(CallOpening opening, CallClosing closing, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _closed);
        return OpenAsync(opening, cancellation);
    }

    public IAnswerTail Tail(EnvelopeId id) => UnrecordedTail.Instance;

    public void Forwarding(DateTimeOffset at)
    {
    }

    public ValueTask<OpenResult> LoseAsync(CaptureLoss loss, CancellationToken cancellation) => throw new InvalidOperationException("nothing is lost where nothing is kept");

    public ValueTask<JournalCounts> CountAsync(CancellationToken cancellation)
    {
        // Closed first: it is never more than what was opened before.
        var closed = Interlocked.Read(ref _closed);
        var last = Interlocked.Read(ref _last);
        return new(new JournalCounts(Instance, last, [.. Enumerable.Repeat(0L, (int)Math.Min(int.MaxValue, last - closed))], 0));
    }
}
