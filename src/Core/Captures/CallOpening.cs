namespace AuditPipeline.Core.Captures;

/// <summary>What the journal takes before a provider is called.</summary>
public sealed record CallOpening(
    EnvelopeId Id,
    string Tenant,
    string Provider,
    DateTimeOffset CapturedAt,
    CallerStatement Caller,
    RequestCapture Request);
