namespace AuditPipeline.Adapters.Embedded.Folders;

/// <summary>Relative object names that cannot leave their folder: <c>/</c>-separated, no empty, dotted, absolute or over-long
/// segment. A segment may not begin with a dot, which keeps <c>..</c> out and temporary files apart.</summary>
internal static class SafePath
{
    private const int LongestPath = 1024;
    private const int LongestSegment = 200;

    public static bool IsSegment(string text) =>
        text.Length is > 0 and <= LongestSegment
        && text[0] != '.'
        && !text.AsSpan().ContainsAny('/', '\\', ':')
        && !text.AsSpan().ContainsAnyInRange('\0', '\u001f');

    /// <summary>Full path of a relative one below <paramref name="root"/>, or null when it is not a safe one.</summary>
    public static string? TryBelow(string root, string path)
    {
        if (path.Length is 0 or > LongestPath) return null;

        var segments = path.Split('/');
        return Array.TrueForAll(segments, IsSegment) ? Path.Combine([root, .. segments]) : null;
    }

    /// <exception cref="ArgumentException">The path is not a safe one.</exception>
    public static string Below(string root, string path) =>
        TryBelow(root, path) ?? throw new ArgumentException("not a relative path of plain segments", nameof(path));
}
