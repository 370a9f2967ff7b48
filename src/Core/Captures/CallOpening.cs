namespace AuditPipeline.Core.Captures;

/// <summary>What the journal takes before a provider is called.</summary>
/// <param name="Forwarded">True when the call is forwarded without waiting for this to be durable (<c>record: pass</c>) and was counted
/// with <see cref="Ports.IJournal.Forwarding"/>.</param>
public sealed record CallOpening(
    EnvelopeId Id,
    string Tenant,
    string Provider,
    DateTimeOffset CapturedAt,
    CallerStatement Caller,
    RequestCapture Request,
    bool Forwarded = false);
