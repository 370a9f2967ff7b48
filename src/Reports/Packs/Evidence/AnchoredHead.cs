using AuditPipeline.Core.Log;

namespace AuditPipeline.Reports.Packs.Evidence;

/// <summary>A stream head that stands in the anchor log.</summary>
/// <param name="AnchorIndex">Index of the leaf in the anchor log.</param>
/// <param name="Size">Size of the stream's log.</param>
/// <param name="Note">The signed stream checkpoint.</param>
internal sealed record AnchoredHead(long AnchorIndex, long Size, SignedNote Note);
