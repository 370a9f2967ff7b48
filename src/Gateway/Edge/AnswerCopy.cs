using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Gateway.Tap;

namespace AuditPipeline.Gateway.Edge;

/// <summary>What was kept of an answer while it passed.</summary>
internal sealed class AnswerCopy(int status, IReadOnlyList<HeaderField> headers, string? contentEncoding, CaptureBuffer bytes, IAnswerTail? tail)
{
    private bool _begun;

    public int Status { get; } = status;

    public IReadOnlyList<HeaderField> Headers { get; } = headers;

    public string? ContentEncoding { get; } = contentEncoding;

    public CaptureBuffer Bytes { get; } = bytes;

    public IAnswerTail? Tail { get; } = tail;

    public TimeSpan? FirstByteAfter { get; set; }

    /// <summary>What the next start finds should this process die; before the caller has it.</summary>
    public void Keep(ReadOnlySpan<byte> bytes, TimeSpan elapsed)
    {
        if (_begun) Tail?.Append(bytes, elapsed);
        else Tail?.Begin(Status, Headers, bytes, elapsed);
        _begun = true;
    }
}
