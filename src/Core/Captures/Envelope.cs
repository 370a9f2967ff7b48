namespace AuditPipeline.Core.Captures;

/// <summary>A captured or imported exchange with id, tenant, number, time and origin: the only thing on the queue.
/// Content is in the clear in memory only; every adapter that lets it rest encrypts it.</summary>
public sealed record Envelope
{
    public required EnvelopeId Id { get; init; }

    /// <summary>Owner of the record, from configuration, never from the payload.</summary>
    public required string Tenant { get; init; }

    public required GatewayNumber Number { get; init; }

    public required EnvelopeOrigin Origin { get; init; }

    /// <summary>Name of the configured provider route: <c>openai</c>, <c>anthropic</c> …; <c>unknown</c> for a refused path.</summary>
    public required string Provider { get; init; }

    /// <summary>When the request was complete at the edge, UTC, microseconds.</summary>
    public required DateTimeOffset CapturedAt { get; init; }

    /// <summary>From <see cref="CapturedAt"/> to the end of the call.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>From <see cref="CapturedAt"/> to the first body byte of the answer; null when none came.</summary>
    public TimeSpan? FirstByteAfter { get; init; }

    public required CaptureOutcome Outcome { get; init; }

    /// <summary>Machine word for a refusal or failure (<c>body_too_large</c>, <c>upstream_unreachable</c> …); null otherwise.</summary>
    public string? Reason { get; init; }

    public required CallerStatement Caller { get; init; }

    public required RequestCapture Request { get; init; }

    /// <summary>Null when no answer began.</summary>
    public ResponseCapture? Response { get; init; }

    /// <summary>One key per part (<see cref="Sealing.PartName"/>).</summary>
    public required IReadOnlyList<WrappedPartKey> Keys { get; init; }
}
