using AuditPipeline.Core.Captures;

namespace AuditPipeline.Gateway.Tap;

/// <summary>A call that has ended and waits for a journal that could not write.</summary>
internal sealed class WaitingCall(PassedOpening? passed, CallClosing closing, IReadOnlyList<IDisposable> memory) : IDisposable
{
    /// <summary>Null when the call has its number.</summary>
    public PassedOpening? Passed { get; private set; } = passed;

    public CallClosing Closing { get; private set; } = closing;

    /// <summary>Bytes of content it holds.</summary>
    public long Bytes => (Passed?.Opening.Request.Body.Length ?? 0) + (Closing.Response?.Body.Length ?? 0);

    /// <summary>Gives up the body of the answer: its length and that it was not kept stay.</summary>
    public void Strip()
    {
        if (Closing.Response is { } response) Closing = Closing with { Response = response with { Body = default, Truncated = true } };
        foreach (var held in memory) held.Dispose();
        memory = [];
    }

    public void Dispose()
    {
        Passed?.Settled();
        Passed = null;
        foreach (var held in memory) held.Dispose();
        memory = [];
    }
}
