using AuditPipeline.Core.Captures;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>What a dead process had passed on of one answer.</summary>
/// <param name="FirstByteAfter">Null when no byte of the body had passed.</param>
/// <param name="Elapsed">From capture to the last byte seen: the call took at least that long.</param>
internal sealed record FoundTail(
    EnvelopeId Id, int Status, IReadOnlyList<HeaderField> Headers, byte[] Body, bool Cut, TimeSpan? FirstByteAfter, TimeSpan Elapsed);
