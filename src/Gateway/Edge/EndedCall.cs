using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Gateway.Tap;

namespace AuditPipeline.Gateway.Edge;

/// <summary>How a call ended, and the copy of its answer: what is left to be written when the caller has been served.</summary>
/// <param name="Passed">The opening of a call that was forwarded without waiting for it.</param>
/// <param name="Answer">Null when no answer began.</param>
internal sealed record EndedCall(
    EnvelopeId Id,
    string Provider,
    long RequestBytes,
    PassedOpening? Passed,
    CaptureOutcome Outcome,
    string? Reason,
    TimeSpan Duration,
    AnswerCopy? Answer);
