using System.Globalization;
using System.Text.Json;
using AuditPipeline.Pii.Custom;

namespace AuditPipeline.Host.Presidio;

/// <summary>A member of <c>ad_hoc_recognizers</c>: Presidio's PatternRecognizer as JSON.</summary>
internal static class AdHocRecognizer
{
    private static readonly string[] Known =
        ["name", "supported_language", "supported_entity", "patterns", "context", "deny_list", "deny_list_score", "version", "global_regex_flags", "country_code"];

    private static readonly string[] KnownInPattern = ["name", "regex", "score"];

    /// <exception cref="PresidioFault">It cannot be used; the message names the member.</exception>
    public static CustomRecognizer Read(JsonElement json, int place, TimeProvider time)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"ad_hoc_recognizers[{place}]");
        Refuse(json, Known, "PatternRecognizer");
        var fields = new JsonFields(json, what => PresidioFault.Analyze($"{path}: {what}"));
        var definition = new RecognizerDefinition(
            fields.Text("name") ?? "PatternRecognizer",
            fields.Text("supported_entity") ?? throw PresidioFault.Analyze("PatternRecognizer.__init__() missing 1 required positional argument: 'supported_entity'"),
            [fields.Text("supported_language") ?? "en"],
            [.. fields.Objects("patterns", PresidioLimits.Patterns).Select((pattern, i) => Pattern(pattern, $"{path}.patterns[{i}]"))],
            fields.Texts("context", PresidioLimits.Words) ?? [],
            fields.Texts("deny_list", PresidioLimits.Words) ?? [],
            fields.Number("deny_list_score") ?? 1);
        var flags = fields.Number("global_regex_flags") ?? RegexFlags.Default.Python;
        if (Math.Truncate(flags) != flags || flags is not (>= 0 and <= int.MaxValue)) throw PresidioFault.Analyze($"{path}: 'global_regex_flags' must be a whole number.");

        var name = string.Create(CultureInfo.InvariantCulture, $"ad-hoc-{place}");
        var (recognizer, faults) = CustomRecognizer.Make(name, definition, new RegexFlags((int)flags), time, PresidioLimits.AdHocTime);
        return recognizer ?? throw PresidioFault.Analyze(string.Join(" ", faults.Select(f => $"{path}{(f.Path.Length == 0 ? "" : ".")}{f.Path} {f.What}.")));
    }

    private static PatternDefinition Pattern(JsonElement json, string path)
    {
        Refuse(json, KnownInPattern, "Pattern");
        var fields = new JsonFields(json, what => PresidioFault.Analyze($"{path}: {what}"));
        return new PatternDefinition(
            fields.Text("name") ?? throw Missing("name"), fields.Text("regex") ?? throw Missing("regex"), fields.Number("score") ?? throw Missing("score"));
    }

    private static PresidioFault Missing(string argument) =>
        PresidioFault.Analyze($"Pattern.__init__() missing 1 required positional argument: '{argument}'");

    /// <summary>The name of an unknown member is part of the message, as in Presidio; it is cut, since a caller may send anything.</summary>
    private static void Refuse(JsonElement json, string[] known, string type)
    {
        foreach (var member in json.EnumerateObject())
        {
            if (!known.Contains(member.Name))
                throw PresidioFault.Analyze($"{type}.__init__() got an unexpected keyword argument '{member.Name[..Math.Min(64, member.Name.Length)]}'");
        }
    }
}
