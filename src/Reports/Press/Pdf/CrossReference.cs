namespace AuditPipeline.Reports.Press.Pdf;

/// <summary>Where one object stands (ISO 32000-1, 7.5.8.3).</summary>
/// <param name="Kind">0 never written, 1 at a byte offset, 2 inside an object stream.</param>
/// <param name="Place">Byte offset, or number of the object stream.</param>
/// <param name="Index">Place inside the object stream.</param>
internal readonly record struct CrossReference(byte Kind, long Place, int Index);
