using AuditPipeline.Core.Captures;

namespace AuditPipeline.Processor.Decode.Corpus;

/// <summary>One recorded exchange of a file.</summary>
/// <param name="Id">Id in the file.</param>
/// <param name="Envelope">The exchange as if captured.</param>
public sealed record RecordedExchange(string Id, Envelope Envelope);
