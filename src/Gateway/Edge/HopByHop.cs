using System.Collections.Frozen;

namespace AuditPipeline.Gateway.Edge;

/// <summary>Headers that belong to one connection and are not forwarded, RFC 9110 section 7.6.1.</summary>
internal static class HopByHop
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "Connection", "Proxy-Connection", "Keep-Alive", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
        "Proxy-Authenticate", "Proxy-Authorization", "HTTP2-Settings",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="connection">Names listed in the message's own Connection header.</param>
    public static bool Contains(string name, HashSet<string>? connection) =>
        Names.Contains(name) || connection?.Contains(name) == true;

    /// <summary>The names that Connection lists; null when it lists none.</summary>
    public static HashSet<string>? Listed(IEnumerable<string?> connection)
    {
        HashSet<string>? names = null;
        foreach (var line in connection)
            foreach (var name in (line ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                if (!name.Equals("close", StringComparison.OrdinalIgnoreCase) && !name.Equals("keep-alive", StringComparison.OrdinalIgnoreCase))
                    (names ??= new HashSet<string>(StringComparer.OrdinalIgnoreCase)).Add(name);
        return names;
    }
}
