using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Gateway.Tap;

namespace AuditPipeline.Gateway.Edge;

/// <summary>What was kept of an answer while it passed.</summary>
internal sealed class AnswerCopy(int status, IReadOnlyList<HeaderField> headers, string? contentEncoding, CaptureBuffer bytes, IAnswerTail? tail)
{
    public int Status { get; } = status;

    public IReadOnlyList<HeaderField> Headers { get; } = headers;

    public string? ContentEncoding { get; } = contentEncoding;

    public CaptureBuffer Bytes { get; } = bytes;

    public IAnswerTail? Tail { get; } = tail;

    public TimeSpan? FirstByteAfter { get; set; }
}
