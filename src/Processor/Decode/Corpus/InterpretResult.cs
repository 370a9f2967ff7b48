namespace AuditPipeline.Processor.Decode.Corpus;

/// <param name="Interpreted">Lines that were exchanges and gave facts.</param>
/// <param name="Undecoded">Those among them whose format no dialect reads.</param>
/// <param name="Malformed">Lines that were none.</param>
public sealed record InterpretResult(long Interpreted, long Undecoded, long Malformed);
