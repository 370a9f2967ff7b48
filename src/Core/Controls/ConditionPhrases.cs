namespace AuditPipeline.Core.Controls;

/// <summary>The one place where conditions in words are tied to profile facts.</summary>
public static class ConditionPhrases
{
    private static readonly Dictionary<string, Condition> ByWords = new(StringComparer.Ordinal)
    {
        ["any dataset or log extract with special_category_flag is used for bias detection"] = True("organisation.bias_detection"),
        ["system.modalities_out includes image, audio or video"] = new FactCondition("system.modalities_out", ["image", "audio", "video"]),
        ["deployer controls input data"] = True("system.controls_input_data"),
        ["personal data processed"] = True("system.personal_data"),
        ["decisions about natural persons"] = True("system.decisions_about_persons"),
        ["generates synthetic content"] = True("system.generates_synthetic_content"),
        ["an incident is recorded"] = True("incident.serious"),
        ["personal data may occur in prompts, responses or metadata (assume yes)"] =
            new AssumedCondition("organisation.personal_data_in_traffic"),
        ["the AI pipeline or the AI service is in scope of its network and information systems"] = True("entity.ai_in_scope"),
        ["entity.type is one of the addressees (directly binding); for other entities use as benchmark and label the control 'benchmark'"] =
            new BenchmarkCondition("entity.listed_digital_service"),
    };

    internal static IReadOnlyList<(string Words, Condition Condition)> LongestFirst { get; } =
        [.. ByWords.OrderByDescending(p => p.Key.Length).Select(p => (p.Key, p.Value))];

    private static FactCondition True(string fact) => new(fact, ["true"]);
}
