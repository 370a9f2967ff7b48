using AuditPipeline.Core.Captures;

namespace AuditPipeline.Gateway.Tap;

/// <summary>The opening of a call that was forwarded without waiting for it (<c>record: pass</c>). Its memory is let go when both the
/// provider and the journal have it.</summary>
internal sealed class PassedOpening(CallOpening opening, CaptureBuffer wire, CaptureBuffer? decoded, Task<OpenResult> result)
{
    private int _readers = 2;
    private int _sent;
    private volatile bool _abandoned;

    public CallOpening Opening => opening;

    /// <summary>What became of it at the journal.</summary>
    public Task<OpenResult> Result => result;

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
