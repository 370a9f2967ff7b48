using System.Globalization;
using AuditPipeline.Core.Captures;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>Looks up captured headers, whose names are lower case.</summary>
internal static class Headers
{
    /// <summary>The first one of this name, or null.</summary>
    public static string? Value(this IReadOnlyList<HeaderField> headers, string name)
    {
        for (var at = 0; at < headers.Count; at++)   // by place: an enumerator would be made at each look
        {
            if (headers[at].Name == name) return headers[at].Value;
        }

        return null;
    }

    /// <summary>A count told in a header; null when absent or none.</summary>
    public static long? Count(this IReadOnlyList<HeaderField> headers, string name) =>
        long.TryParse(headers.Value(name), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count <= JsonView.LargestCount ? count : null;
}
