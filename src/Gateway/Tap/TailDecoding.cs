using AuditPipeline.Core.Captures;

namespace AuditPipeline.Gateway.Tap;

/// <summary>Undoes the content coding of an answer that a dead process left in its tail, as the gateway does for an answer that ended.</summary>
public static class TailDecoding
{
    private const string EncodingHeader = "content-encoding";

    /// <param name="response">As on the wire.</param>
    /// <param name="limit">Most bytes decoded.</param>
    /// <returns>Null when there is nothing to undo, or it cannot be undone.</returns>
    public static ResponseCapture? Undo(ResponseCapture response, long limit)
    {
        ArgumentNullException.ThrowIfNull(response);
        var coding = response.Headers.FirstOrDefault(header => header.Name == EncodingHeader).Value;
        if (response.Body.IsEmpty || !ContentCoding.CanUndo(coding)) return null;

        using var decoded = ContentCoding.Undo(response.Body, coding, new CaptureMemory(long.MaxValue), limit);
        return decoded is null ? null : response with
        {
            Body = decoded.Contiguous().ToArray(),
            Headers = [.. response.Headers.Where(header => header.Name != EncodingHeader)],
            Truncated = response.Truncated || decoded.Truncated,
        };
    }
}
