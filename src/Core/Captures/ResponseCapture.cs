namespace AuditPipeline.Core.Captures;

/// <summary>The answer as the edge saw it, as far as it got.</summary>
/// <param name="Status">HTTP status that the caller received.</param>
/// <param name="Headers">Allow-listed headers.</param>
/// <param name="Body">Bytes after undoing content coding; at most the capture limit.</param>
/// <param name="WireBytes">Length on the wire, whether or not all of it was kept.</param>
/// <param name="Truncated">True when <paramref name="Body"/> is not all that was passed on.</param>
public sealed record ResponseCapture(
    int Status, IReadOnlyList<HeaderField> Headers, ReadOnlyMemory<byte> Body, long WireBytes, bool Truncated);
