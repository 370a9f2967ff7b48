using System.Text.Json;

namespace AuditPipeline.Host.Presidio;

/// <summary>Writes findings as Presidio's analyzer does: members in alphabetical order, places in code points.</summary>
internal static class AnalyzeAnswer
{
    public static void Write(Utf8JsonWriter json, AnalyzeRequest request, IReadOnlyList<List<Finding>> found)
    {
        if (!request.IsBatch)
        {
            Write(json, request.Texts[0], found[0], request.Explains);
            return;
        }

        json.WriteStartArray();
        for (var i = 0; i < found.Count; i++) Write(json, request.Texts[i], found[i], request.Explains);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string text, List<Finding> found, bool explains)
    {
        var points = new CodePoints(text);
        json.WriteStartArray();
        foreach (var finding in found)
        {
            json.WriteStartObject();
            if (explains) Explain(json, finding);
            else json.WriteNull("analysis_explanation");
            json.WriteNumber("end", points.OfEnd(finding.Detection.End));
            json.WriteString("entity_type", finding.Detection.Kind);
            json.WriteNumber("score", Math.Round(finding.Detection.Score, 3));
            json.WriteNumber("start", points.OfStart(finding.Detection.Start));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Why, without the value: recogniser, pattern, check and context word.</summary>
    private static void Explain(Utf8JsonWriter json, in Finding finding)
    {
        var (one, pattern) = (finding.Detection, finding.Pattern);
        var original = pattern?.Score ?? one.Score;
        var recognizer = finding.Recognizer?.Definition.Title ?? one.Detector;
        json.WriteStartObject("analysis_explanation");
        json.WriteNumber("original_score", Math.Round(original, 3));
        json.WriteString("pattern", pattern?.Source);
        json.WriteString("pattern_name", pattern?.Name);
        json.WriteString("recognizer", recognizer);
        json.WriteNumber("score", Math.Round(one.Score, 3));
        json.WriteNumber("score_context_improvement", Math.Round(one.Score - original, 3));
        json.WriteString("supportive_context_word", one.Context ?? "");
        json.WriteString("textual_explanation", pattern is not null
            ? $"Detected by `{recognizer}` using pattern `{pattern.Name}`"
            : one.Check is not null ? $"Identified as {one.Kind} by {recognizer}, check {one.Check}" : $"Identified as {one.Kind} by {recognizer}");
        if (one.Check is not null) json.WriteBoolean("validation_result", true);
        else json.WriteNull("validation_result");
        json.WriteEndObject();
    }
}
