namespace AuditPipeline.Host.Chaos;

/// <summary>A call as its leaf in the log tells it.</summary>
/// <param name="Gateway">Instance; null where the envelope could not be read.</param>
/// <param name="Outcome">Null where the envelope could not be read.</param>
/// <param name="ResponseBytes">Bytes of the answer that passed; null when none did.</param>
internal sealed record SealedCall(string Id, string? Gateway, long? Number, string? Outcome, long? ResponseBytes);
