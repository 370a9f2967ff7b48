using System.Text.Json;
using System.Text.RegularExpressions;

namespace AuditPipeline.Processor.Meter;

/// <summary>One matching rule of a price list: <c>equals</c>, <c>starts_with</c>, <c>ends_with</c>, <c>contains</c> (all without regard to
/// case), <c>regex</c>, <c>or</c>, <c>and</c>.</summary>
internal sealed class MatchClause
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);

    private readonly string kind;
    private readonly string text;
    private readonly Regex? pattern;
    private readonly MatchClause[] clauses;

    private MatchClause(string kind, string text, Regex? pattern, MatchClause[] clauses)
    {
        this.kind = kind;
        this.text = text;
        this.pattern = pattern;
        this.clauses = clauses;
    }

    /// <summary>Reads a rule.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static MatchClause Read(JsonElement rule)
    {
        if (rule.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in rule.EnumerateObject())
            {
                switch (member.Name)
                {
                    case "or" or "and" when member.Value.ValueKind == JsonValueKind.Array:
                        return new MatchClause(member.Name, "", null, [.. member.Value.EnumerateArray().Select(Read)]);
                    case "equals" or "starts_with" or "ends_with" or "contains" when member.Value.ValueKind == JsonValueKind.String:
                        return new MatchClause(member.Name, member.Value.GetString()!.ToLowerInvariant(), null, []);
                    case "regex" when member.Value.ValueKind == JsonValueKind.String:
                        return new MatchClause(member.Name, "", Compile(member.Value.GetString()!), []);
                }
            }
        }

        throw new InvalidDataException("A matching rule of the price list is none of the known kinds.");
    }

    /// <summary>A regular expression that is bounded: linear where its form allows, else by time.</summary>
    public static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Longest);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, Longest);   // look-around, which the linear engine lacks
        }
    }

    /// <param name="value">In lower case.</param>
    public bool Matches(string value) => kind switch
    {
        "or" => Array.Exists(clauses, clause => clause.Matches(value)),
        "and" => Array.TrueForAll(clauses, clause => clause.Matches(value)),
        "equals" => value == text,
        "starts_with" => value.StartsWith(text, StringComparison.Ordinal),
        "ends_with" => value.EndsWith(text, StringComparison.Ordinal),
        "contains" => value.Contains(text, StringComparison.Ordinal),
        _ => Fits(value),
    };

    private bool Fits(string value)
    {
        try
        {
            return pattern!.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
