using System.Text.RegularExpressions;

namespace AuditPipeline.Pii.Custom;

/// <summary>Makes regular expressions of people's own: without backtracking where the pattern allows it, and always bounded in time.</summary>
public static class BoundedRegex
{
    /// <summary>Longest pattern, in UTF-16 units.</summary>
    public const int LongestPattern = 16 * 1024;

    private static readonly TimeSpan Linear = TimeSpan.FromSeconds(10);

    /// <summary>The expression, or what is wrong with it: the end of a sentence that begins with its place.</summary>
    /// <param name="python">In Python's syntax.</param>
    /// <param name="longest">Bound on one search where the pattern needs backtracking; a linear one only has to end, on the longest texts too.</param>
    public static (Regex? Regex, string? Fault) Make(string python, RegexFlags flags, TimeSpan longest)
    {
        if (python.Length == 0) return (null, "is empty");
        if (python.Length > LongestPattern) return (null, $"is longer than {LongestPattern} characters");
        if (flags.Fault is { } unsupported) return (null, $"has flags that cannot be used: each {unsupported}");
        var (net, fault) = PythonPattern.Translate(python, flags.IsVerbose);
        if (net is null) return (null, $"cannot be used: it {fault}");

        try
        {
            return (new Regex(net, flags.Options | RegexOptions.NonBacktracking, longest + Linear), null);
        }
        catch (NotSupportedException)
        {
            return (new Regex(net, flags.Options, longest), null);   // looks around, refers back, or is too large
        }
        catch (ArgumentException wrong)
        {
            return (null, $"is not a regular expression: {wrong.Message}");
        }
    }
}
