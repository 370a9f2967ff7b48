namespace AuditPipeline.Core.Captures;

/// <summary>The request as the edge saw it.</summary>
/// <param name="Method">Upper case.</param>
/// <param name="Target">Path and query below the provider's base, as sent, credentials in the query removed.</param>
/// <param name="Headers">Allow-listed headers.</param>
/// <param name="Body">Bytes after undoing content coding; at most the capture limit.</param>
/// <param name="WireBytes">Length on the wire, whether or not all of it was kept.</param>
/// <param name="Truncated">True when <paramref name="Body"/> is not the whole body.</param>
public sealed record RequestCapture(
    string Method, string Target, IReadOnlyList<HeaderField> Headers, ReadOnlyMemory<byte> Body, long WireBytes, bool Truncated);
