using AuditPipeline.Core.Captures;
using AuditPipeline.Gateway.Tap;

namespace AuditPipeline.Gateway.Edge;

/// <summary>A call under way: it has its number, or was forwarded without one.</summary>
/// <param name="started">Timestamp of <paramref name="capturedAt"/> on the monotonic clock.</param>
internal sealed class OpenCall(EnvelopeId id, string provider, DateTimeOffset capturedAt, long started)
{
    public EnvelopeId Id => id;

    public string Provider => provider;

    public DateTimeOffset CapturedAt => capturedAt;

    public long Started => started;

    /// <summary>Length of the request body on the wire.</summary>
    public long RequestBytes { get; set; }

    /// <summary>The opening of a call that was forwarded without waiting for it; null for one whose request is durable.</summary>
    public PassedOpening? Passed { get; set; }

    public EndedCall Ended(TimeProvider time, CaptureOutcome outcome, string? reason, AnswerCopy? answer = null) => new(
        Id, Provider, RequestBytes, Passed, outcome, reason, time.GetElapsedTime(Started), answer);
}
