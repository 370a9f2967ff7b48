namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>Path and query of a request, split.</summary>
/// <param name="Path">Without query, without double slashes, as sent otherwise.</param>
/// <param name="Query">Without the question mark.</param>
internal readonly record struct Target(string Path, string Query)
{
    public static Target Of(string target)
    {
        var fragment = target.IndexOf('#', StringComparison.Ordinal);
        if (fragment >= 0) target = target[..fragment];
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var path = mark < 0 ? target : target[..mark];
        if (path.Contains("//", StringComparison.Ordinal))
        {
            path = "/" + string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries));
        }

        return new Target(path.Length > 1 ? path.TrimEnd('/') : path, mark < 0 ? "" : target[(mark + 1)..]);
    }

    public bool EndsWith(string suffix) => Path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase);

    public bool Contains(string part) => Path.Contains(part, StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands after the last <c>/segment/</c>, up to the next slash or, if asked, colon, percent-decoded; null when absent
    /// or empty. Google puts the verb behind a colon; in Bedrock's model ids a colon belongs to the name.</summary>
    public string? After(string segment, bool toColon = false)
    {
        var start = Path.Length;
        do
        {
            // Slash by slash from the end.
            start = start == 0 ? -1 : Path.LastIndexOf('/', start - 1);
            if (start < 0) return null;
        }
        while (!IsSegment(start + 1, segment));

        var rest = Path.AsSpan(start + segment.Length + 2);
        var end = toColon ? rest.IndexOfAny('/', ':') : rest.IndexOf('/');
        var value = end < 0 ? rest : rest[..end];
        return value.IsEmpty ? null : Uri.UnescapeDataString(value.ToString());
    }

    private bool IsSegment(int start, string segment)
    {
        var end = start + segment.Length;
        return end < Path.Length && Path[end] == '/' && Path.AsSpan(start, segment.Length).Equals(segment, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The first value of a query parameter, decoded; null when absent or empty.</summary>
    public string? QueryValue(string name)
    {
        if (Query.Length == 0) return null;

        foreach (var pair in Query.Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals == name.Length && pair.StartsWith(name, StringComparison.Ordinal) && pair.Length > equals + 1)
                return Uri.UnescapeDataString(pair[(equals + 1)..].Replace('+', ' '));
        }

        return null;
    }
}
