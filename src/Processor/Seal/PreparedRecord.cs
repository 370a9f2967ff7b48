using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Processor.Seal;

/// <summary>A delivery that was decoded, priced, redacted and whose parts are sealed; only its place in the log is missing. Made in
/// parallel; the place is given in order.</summary>
internal sealed record PreparedRecord(
    long QueuePosition,
    string Type,
    EnvelopeId Id,
    GatewayNumber? Number,
    DateTimeOffset CapturedAt,
    string? System,
    LeafMeta Meta,
    RedactedInteraction? Body,
    IReadOnlyList<SealedPart> Parts);
