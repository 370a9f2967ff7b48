using AuditPipeline.Core.Captures;
using AuditPipeline.Gateway.Tap;

namespace AuditPipeline.Gateway.Edge;

/// <summary>A call that has its number.</summary>
/// <param name="Started">Timestamp of <paramref name="CapturedAt"/> on the monotonic clock.</param>
/// <param name="RequestBytes">Length of the request body on the wire.</param>
internal sealed record OpenCall(EnvelopeId Id, string Provider, DateTimeOffset CapturedAt, long Started, long RequestBytes)
{
    public EndedCall Ended(TimeProvider time, CaptureOutcome outcome, string? reason, AnswerCopy? answer = null) => new(
        Id, Provider, RequestBytes, outcome, reason, time.GetElapsedTime(Started), answer?.FirstByteAfter, answer?.Status,
        answer?.Headers ?? [], answer?.Bytes, answer?.ContentEncoding);
}
