namespace AuditPipeline.Core.Captures;

/// <summary>The data key of one part, made at capture and wrapped, so that a step that runs twice gives the same bytes
/// (seal page, section 3).</summary>
/// <param name="Part">Name of the part: <c>body</c>, <c>raw</c>.</param>
/// <param name="KekId">32 hex digits: the key that wraps it, whose destruction erases the part.</param>
/// <param name="Wrapped">61 bytes.</param>
public sealed record WrappedPartKey(string Part, string KekId, ReadOnlyMemory<byte> Wrapped);
