using System.Text;

namespace AuditPipeline.Bench.Edge;

/// <summary>Finds header fields in the bytes of an HTTP/1.1 head.</summary>
internal static class HttpFields
{
    /// <param name="head">Lines, each with its end.</param>
    /// <param name="value">Without the spaces around it.</param>
    public static bool TryFind(ReadOnlySpan<byte> head, string name, out ReadOnlySpan<byte> value)
    {
        while (head.IndexOf((byte)'\n') is var end && end >= 0)
        {
            var line = head[..end];
            head = head[(end + 1)..];
            if (line.Length <= name.Length || line[name.Length] != (byte)':' || !Ascii.EqualsIgnoreCase(line[..name.Length], name)) continue;
            value = line[(name.Length + 1)..];
            value = value[Ascii.Trim(value)];
            return true;
        }

        value = default;
        return false;
    }
}
