namespace AuditPipeline.Core.Captures;

/// <summary>What the journal takes when a call has ended.</summary>
/// <param name="Reason">Machine word for a refusal or failure; null otherwise.</param>
public sealed record CallClosing(
    EnvelopeId Id,
    CaptureOutcome Outcome,
    string? Reason,
    TimeSpan Duration,
    TimeSpan? FirstByteAfter,
    ResponseCapture? Response);
