using System.Text.RegularExpressions;

namespace AuditPipeline.Reports.Packs;

/// <summary>Words no pack may use of its own findings (catalogue guide, section 6, mistake 1), in both languages. "Statement of conformity"
/// in the sentence that says a pack is none is not among them.</summary>
public static partial class ForbiddenWords
{
    /// <summary>Those that occur in <paramref name="text"/>, each once, in lower case.</summary>
    public static IReadOnlyList<string> In(string text) =>
        [.. Word().Matches(text).Select(m => m.Value.ToLowerInvariant()).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(
        @"\b(compliant|complies|conforms?|conformant|certified|gecertificeerd|conformeert|conforme?|voldoet|voldaan)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Word();
}
