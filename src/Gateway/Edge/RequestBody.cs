using AuditPipeline.Gateway.Tap;

namespace AuditPipeline.Gateway.Edge;

/// <summary>What came of reading a request body.</summary>
/// <param name="Bytes">The body, or nothing when it was refused.</param>
/// <param name="WireBytes">Length as far as known: counted, or announced where it was not read.</param>
/// <param name="Refusal">Why the body is not kept; null when it is whole.</param>
/// <param name="Unread">True when the rest of it still waits on the connection, which cannot be used again.</param>
internal sealed record RequestBody(CaptureBuffer Bytes, long WireBytes, Refusal? Refusal, bool Unread) : IDisposable
{
    public bool Truncated => Refusal is not null && WireBytes > 0;

    public void Dispose() => Bytes.Dispose();
}
