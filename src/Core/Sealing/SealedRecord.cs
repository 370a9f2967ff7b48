using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Core.Sealing;

/// <summary>A record that has its place in the log: the only thing the store takes.</summary>
/// <param name="Leaf">What the log commits to.</param>
/// <param name="LeafBytes">Its canonical bytes.</param>
/// <param name="QueuePosition">Where its envelope stood in the stream; -1 for leaves the sealer makes itself.</param>
/// <param name="Body">The redacted interaction; null for leaves without one.</param>
/// <param name="Parts">The committed parts.</param>
public sealed record SealedRecord(
    Leaf Leaf, ReadOnlyMemory<byte> LeafBytes, long QueuePosition, RedactedInteraction? Body, IReadOnlyList<SealedPart> Parts);
