using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>Names media without their content.</summary>
internal static class MediaType
{
    private const int Longest = 100;

    /// <summary>The told media type where it has the form of one, else <paramref name="kind"/>.</summary>
    public static string Of(string? told, string kind)
    {
        if (told is null || told.Length > Longest) return kind;

        var slashes = 0;
        foreach (var c in told)
        {
            if (c == '/') slashes++;
            else if (!(char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+' or '_')) return kind;
        }

        return slashes == 1 ? told : kind;
    }

    /// <summary>The media type of a <c>data:</c> URL, else <paramref name="kind"/>.</summary>
    public static string OfUrl(JsonView url, string kind)
    {
        var start = url.Start(Longest + 6);   // the content itself, often megabytes, is not copied
        if (!start.StartsWith("data:", StringComparison.OrdinalIgnoreCase)) return kind;

        var head = start.AsSpan(5);
        var end = head.IndexOfAny(';', ',');
        return end < 0 ? kind : Of(head[..end].ToString(), kind);
    }
}
