using System.Collections.Concurrent;
using System.Threading.Channels;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Tests.Shared;

/// <summary>A journal in memory. Copies bodies, since the gateway's buffers are its own again when a write returns.</summary>
public sealed class MemoryJournal : IJournal
{
    private readonly ConcurrentDictionary<EnvelopeId, JournalledCall> _calls = new();
    private readonly Channel<JournalledCall> _closed = Channel.CreateUnbounded<JournalledCall>();
    private long _last;

    public string Instance => "test";

    /// <summary>Machine word with which openings are refused; null takes them.</summary>
    public string? Refuses { get; set; }

    /// <summary>True when closings cannot be written.</summary>
    public bool RefusesClosings { get; set; }

    /// <summary>Runs while an opening is being written.</summary>
    public Func<Task>? WhileOpening { get; set; }

    public ICollection<JournalledCall> Calls => _calls.Values;

    public async ValueTask<OpenResult> OpenAsync(CallOpening opening, CancellationToken cancellation)
    {
        if (WhileOpening is not null) await WhileOpening();
        if (Refuses is not null) return OpenResult.Refused(Refuses);
        var number = new GatewayNumber(Instance, Interlocked.Increment(ref _last));
        var copy = opening with { Request = opening.Request with { Body = opening.Request.Body.ToArray() } };
        _calls[opening.Id] = new JournalledCall(number, copy, null);
        return OpenResult.Durable(number);
    }

    public async ValueTask<OpenResult> RecordAsync(CallOpening opening, CallClosing closing, CancellationToken cancellation)
    {
        var opened = await OpenAsync(opening, cancellation);
        if (opened.Number is null) return opened;
        return await CloseAsync(closing, cancellation) ? opened : OpenResult.Refused(OpenResult.Unavailable);
    }

    public ValueTask<bool> CloseAsync(CallClosing closing, CancellationToken cancellation)
    {
        var copy = closing.Response is { } response
            ? closing with { Response = response with { Body = response.Body.ToArray() } }
            : closing;
        var call = _calls[closing.Id] with { Closing = copy };
        if (!RefusesClosings) _calls[closing.Id] = call;
        _closed.Writer.TryWrite(call);
        return ValueTask.FromResult(!RefusesClosings);
    }

    /// <summary>Calls counted as forwarded.</summary>
    public long Forwarded { get; private set; }

    public ConcurrentQueue<NumberedLoss> Losses { get; } = new();

    /// <summary>Body bytes given to the tails of answers, by call.</summary>
    public ConcurrentDictionary<EnvelopeId, MemoryTail> Tails { get; } = new();

    public IAnswerTail Tail(EnvelopeId id) => Tails.GetOrAdd(id, _ => new MemoryTail());

    public void Forwarding(DateTimeOffset at)
    {
        lock (_closed) Forwarded++;
    }

    public ValueTask<OpenResult> LoseAsync(CaptureLoss loss, CancellationToken cancellation)
    {
        if (Refuses is not null) return ValueTask.FromResult(OpenResult.Refused(Refuses));
        var first = new GatewayNumber(Instance, Interlocked.Add(ref _last, loss.Count) - loss.Count + 1);
        Losses.Enqueue(new NumberedLoss(loss, first));
        return ValueTask.FromResult(OpenResult.Durable(first));
    }

    public ValueTask<JournalCounts> CountAsync(CancellationToken cancellation) =>
        ValueTask.FromResult(new JournalCounts(Instance, _last, [], 0));

    /// <summary>The next call that was closed, or was to be; waits for it.</summary>
    public async Task<JournalledCall> NextClosedAsync() =>
        await _closed.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
}
