using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Gateway.Edge;

namespace AuditPipeline.Gateway.Tap;

/// <summary>The opening of a call that was forwarded without waiting for it (<c>record: pass</c>). A call that soon ends is written in one
/// go with its end; of one that lasts, the opening is handed in on its own (<see cref="LateOpenings"/>), and from then on what passes of the
/// answer is kept for the next start. Its memory is let go when both the provider and the journal have it. Thread-safe.</summary>
internal sealed class PassedOpening(CallOpening opening, CaptureBuffer wire, CaptureBuffer? decoded, IJournal journal, TimeProvider time, long started)
{
    private readonly Lock _gate = new();
    private Task<OpenResult>? _result;
    private AnswerCopy? _answer;
    private bool _ended;
    private int _readers = 2;
    private int _sent;
    private volatile bool _abandoned;

    public CallOpening Opening => opening;

    /// <summary>Timestamp of the call's beginning.</summary>
    public long Started => started;

    /// <summary>The answer begins: where the opening is handed in, or will be, what passes of it is kept.</summary>
    public void Answering(AnswerCopy answer)
    {
        lock (_gate)
        {
            _answer = answer;
            if (_result is not null) answer.Keep(journal.Tail(opening.Id), time.GetElapsedTime(started));
        }
    }

    /// <summary>Hands the opening in without waiting for it. Nothing when that has been done, or the call has ended.</summary>
    public void HandIn()
    {
        lock (_gate)
        {
            if (_ended || _result is not null) return;
            _result = journal.OpenAsync(opening, CancellationToken.None).AsTask();
            _answer?.Keep(journal.Tail(opening.Id), time.GetElapsedTime(started));
        }
    }

    /// <summary>The call has ended: it is handed in no more, and nobody reads the copy of its answer here any more.</summary>
    /// <returns>What becomes of its opening at the journal; null when it was not handed in.</returns>
    public Task<OpenResult>? End()
    {
        lock (_gate)
        {
            _ended = true;
            return _result;
        }
    }

    /// <summary>The provider has the body, or will not get it. Saying it again changes nothing.</summary>
    /// <param name="stillReading">Someone may still read the bytes: their memory must not serve another call.</param>
    public void Sent(bool stillReading)
    {
        if (Interlocked.Exchange(ref _sent, 1) == 1) return;
        if (stillReading) _abandoned = true;
        Leave();
    }

    /// <summary>The journal has it, or it is lost.</summary>
    public void Settled()
    {
        IsSettled = true;
        Leave();
    }

    public bool IsSettled { get; private set; }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _readers) > 0) return;
        decoded?.Dispose();
        if (_abandoned) wire.Abandon();
        else wire.Dispose();
    }
}
