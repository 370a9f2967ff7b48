using System.Text.RegularExpressions;

namespace AuditPipeline.Pii;

/// <summary>Values that are no findings although they look like some: one's own telephone number, a test account. Thread-safe.</summary>
public sealed class AllowList
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> exact;
    private readonly Regex[] patterns;

    /// <param name="values">Compared with the whole value, unit by unit.</param>
    /// <param name="patterns">A value in which one of them matches is allowed. Each with a bound on its time.</param>
    public AllowList(IEnumerable<string> values, IEnumerable<Regex>? patterns = null)
    {
        var all = values.ToHashSet(StringComparer.Ordinal);
        exact = all.GetAlternateLookup<ReadOnlySpan<char>>();
        this.patterns = [.. patterns ?? []];
        IsEmpty = all.Count == 0 && this.patterns.Length == 0;
        Rules = IsEmpty ? "" : string.Join('\n', [.. all.Order(StringComparer.Ordinal), .. this.patterns.Select(p => $"{p}{p.Options}"), ""]);
    }

    public static AllowList Empty { get; } = new([]);

    public bool IsEmpty { get; }

    /// <summary>This list and further values.</summary>
    public AllowList With(IEnumerable<string> values) => new([.. exact.Set, .. values], patterns);

    /// <summary>What tells one list from another.</summary>
    public string Rules { get; }

    /// <exception cref="RegexMatchTimeoutException">A pattern took too long.</exception>
    public bool Holds(ReadOnlySpan<char> value)
    {
        if (exact.Contains(value)) return true;
        foreach (var pattern in patterns)
        {
            if (pattern.IsMatch(value)) return true;
        }

        return false;
    }
}
