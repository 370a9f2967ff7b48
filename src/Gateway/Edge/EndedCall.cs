using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Gateway.Tap;

namespace AuditPipeline.Gateway.Edge;

/// <summary>How a call ended, and the copy of its answer: what is left to be written when the caller has been served.</summary>
/// <param name="Passed">The opening of a call that was forwarded without waiting for it.</param>
/// <param name="Status">Null when no answer began.</param>
/// <param name="Headers">Allow-listed headers of the answer, content-encoding among them.</param>
/// <param name="Answer">Answer bytes as on the wire.</param>
/// <param name="ContentEncoding">Of the answer, as on the wire.</param>
/// <param name="Tail">What the next start finds of the answer should this process die before the end is written.</param>
internal sealed record EndedCall(
    EnvelopeId Id,
    string Provider,
    long RequestBytes,
    PassedOpening? Passed,
    CaptureOutcome Outcome,
    string? Reason,
    TimeSpan Duration,
    TimeSpan? FirstByteAfter,
    int? Status,
    IReadOnlyList<HeaderField> Headers,
    CaptureBuffer? Answer,
    string? ContentEncoding,
    IAnswerTail? Tail);
