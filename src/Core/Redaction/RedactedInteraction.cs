using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Core.Redaction;

/// <summary>An interaction without raw text: what may be stored and shown. All caller-supplied words are redacted text; model names,
/// finish reasons and error types that are not plain words (<see cref="PlainWord"/>) are redacted too.</summary>
public sealed record RedactedInteraction
{
    public required EnvelopeId Id { get; init; }

    public required Decoding Decoding { get; init; }

    public required string Operation { get; init; }

    public required string? ModelRequested { get; init; }

    public required string? ModelAnswered { get; init; }

    public required RedactedText? ResponseId { get; init; }

    public required IReadOnlyList<string> FinishReasons { get; init; }

    /// <summary>Beside <see cref="FinishReasons"/>, one each: words of <see cref="NormalFinishReason"/>; the empty string for a choice without one.</summary>
    public IReadOnlyList<string> FinishReasonsNormal { get; init; } = [];

    public RedactedParameters Parameters { get; init; } = RedactedParameters.None;

    public string? ServiceTier { get; init; }

    public string? ServedRegion { get; init; }

    public string? ServedSpeed { get; init; }

    public RedactedVerdicts Verdicts { get; init; } = RedactedVerdicts.None;

    public UnknownFields UnknownFields { get; init; } = UnknownFields.None;

    /// <inheritdoc cref="Interaction.Notifications"/>
    public long Notifications { get; init; }

    public required Usage Usage { get; init; }

    public required UsageSource UsageSource { get; init; }

    public required string? UsageMethod { get; init; }

    public required bool Stream { get; init; }

    public required bool? StreamComplete { get; init; }

    public required IReadOnlyList<RedactedMessage> Input { get; init; }

    public required IReadOnlyList<RedactedMessage> Output { get; init; }

    public required IReadOnlyList<RedactedText> ToolsOffered { get; init; }

    public required string? ErrorType { get; init; }

    public required RedactedText? ErrorCode { get; init; }

    public required RedactedText? ErrorMessage { get; init; }

    /// <summary>Method and path without query.</summary>
    public required RedactedText Target { get; init; }

    /// <summary>HMAC of the caller's user under the deployment's pseudonym key, 32 hex digits; null when none was said.</summary>
    public required string? UserPseudonym { get; init; }

    public required RedactedText? Session { get; init; }

    public required RedactedText? Purpose { get; init; }

    public required IReadOnlyList<KeyValuePair<RedactedText, RedactedText>> Tags { get; init; }

    public required RedactionReport Report { get; init; }
}
