using System.Text.Json;
using System.Text.RegularExpressions;
using AuditPipeline.Pii;
using AuditPipeline.Pii.Custom;

namespace AuditPipeline.Host.Presidio;

/// <summary>The body of <c>POST /analyze</c>. Members that it does not know are passed over, as Presidio does.</summary>
/// <param name="Texts">At least one.</param>
/// <param name="IsBatch">The texts came as a list, so the findings go as a list of lists.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Entities">The types asked for; null: all.</param>
/// <param name="ScoreThreshold">Lowest score that is reported.</param>
/// <param name="Explains">With analysis_explanation.</param>
/// <param name="AdHoc">Recognisers of this call only.</param>
/// <param name="Context">Words that stand near the text where it came from.</param>
/// <param name="Allowed">Values that are no findings.</param>
internal sealed record AnalyzeRequest(
    IReadOnlyList<string> Texts,
    bool IsBatch,
    string Language,
    IReadOnlySet<string>? Entities,
    double ScoreThreshold,
    bool Explains,
    IReadOnlyList<CustomRecognizer> AdHoc,
    IReadOnlyList<string> Context,
    AllowList Allowed)
{
    /// <exception cref="PresidioFault">It cannot be read.</exception>
    public static AnalyzeRequest Read(JsonElement json, TimeProvider time)
    {
        var fields = new JsonFields(json, PresidioFault.Analyze);
        var adHoc = fields.Objects("ad_hoc_recognizers", PresidioLimits.AdHocRecognizers).Select((one, i) => AdHocRecognizer.Read(one, i, time)).ToList();
        var (texts, isBatch) = TextsOf(fields);
        if (texts.Count == 0 || (!isBatch && texts[0].Length == 0)) throw new PresidioFault(500, "No text provided");
        if (fields.Text("language") is not { Length: > 0 } language) throw new PresidioFault(500, "No language provided");

        var entities = fields.Texts("entities", PresidioLimits.Words);
        return new AnalyzeRequest(
            texts, isBatch, language,
            entities is null or [] ? null : entities.ToHashSet(StringComparer.Ordinal),
            fields.Number("score_threshold") ?? 0,
            fields.Truth("return_decision_process"),
            [.. adHoc.Where(r => r.Serves(language))],
            fields.Texts("context", PresidioLimits.Words) ?? [],
            Allow(fields));
    }

    private static (IReadOnlyList<string> Texts, bool IsBatch) TextsOf(JsonFields fields) => fields.Of("text")?.ValueKind switch
    {
        null => ([], false),
        JsonValueKind.String => ([fields.Text("text")!], false),
        JsonValueKind.Array => (fields.Texts("text", PresidioLimits.Texts)!, true),
        _ => throw PresidioFault.Analyze("'text' must be a string or a list of strings."),
    };

    private static AllowList Allow(JsonFields fields)
    {
        var values = fields.Texts("allow_list", PresidioLimits.Words) ?? [];
        switch (fields.Text("allow_list_match") ?? "exact")
        {
            case "exact":
                return values.Count == 0 ? AllowList.Empty : new AllowList(values);
            case "regex":
                return new AllowList([], Patterns(fields, values));
            default:
                throw new PresidioFault(500, "allow_list_match must either be set to 'exact' or 'regex'.");
        }
    }

    private static IEnumerable<Regex> Patterns(JsonFields fields, IReadOnlyList<string> patterns)
    {
        if (patterns.Count > PresidioLimits.AllowPatterns) throw PresidioFault.Analyze($"'allow_list' must have at most {PresidioLimits.AllowPatterns} patterns.");
        var flags = fields.Number("regex_flags") ?? RegexFlags.Default.Python;
        if (Math.Truncate(flags) != flags || flags is not (>= 0 and <= int.MaxValue)) throw PresidioFault.Analyze("'regex_flags' must be a whole number.");
        for (var i = 0; i < patterns.Count; i++)
        {
            var (regex, fault) = BoundedRegex.Make(patterns[i], new RegexFlags((int)flags), PresidioLimits.AdHocTime);
            yield return regex ?? throw PresidioFault.Analyze($"'allow_list[{i}]' {fault}.");
        }
    }
}
