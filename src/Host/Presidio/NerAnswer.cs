using System.Text.Json;
using System.Text.RegularExpressions;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii;

namespace AuditPipeline.Host.Presidio;

/// <summary>What a Presidio analyzer answers to a list of texts: a list of findings for each.</summary>
internal static class NerAnswer
{
    private const int MostFindings = 100_000;

    /// <summary>Adds the findings of each text; false when it is no such answer, and then nothing was added.</summary>
    public static bool Read(
        byte[] answer, List<string> texts, double minimumScore, DetectionFilter filter, Dictionary<string, IReadOnlyList<Detection>> found)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Array || root.GetArrayLength() != texts.Count) return false;

            var all = new List<List<Detection>>(texts.Count);
            foreach (var (list, text) in root.EnumerateArray().Zip(texts))
            {
                if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MostFindings) return false;
                var points = new CodePoints(text);
                var detections = new List<Detection>();
                foreach (var item in list.EnumerateArray())
                {
                    if (Finding(item, points) is not { } one) return false;
                    if (one.Score >= minimumScore) detections.Add(one);
                }

                filter.Apply(text, detections, 0);
                all.Add(detections);
            }

            for (var i = 0; i < texts.Count; i++) found[texts[i]] = all[i];
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static Detection? Finding(JsonElement item, CodePoints points)
    {
        if (item.ValueKind != JsonValueKind.Object
            || !item.TryGetProperty("entity_type", out var type) || type.GetString() is not { } kind || !IsKind(kind)
            || !item.TryGetProperty("start", out var from) || !from.TryGetInt32(out var start)
            || !item.TryGetProperty("end", out var to) || !to.TryGetInt32(out var end)
            || !item.TryGetProperty("score", out var confidence) || !confidence.TryGetDouble(out var score)
            || start < 0 || end <= start || end > points.Length || score is not (>= 0 and <= 1))
            return null;
        var (first, last) = (points.ToUnits(start), points.ToUnits(end));
        return new Detection(first, last - first, kind, score, "ner");
    }

    private static bool IsKind(string kind) => kind.Length is > 0 and <= 64 && kind.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
}
