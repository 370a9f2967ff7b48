using System.Text.Json;
using System.Text.Json.Nodes;

namespace AuditPipeline.Processor.Tests.Decode;

/// <summary>Compares a line of facts with the truth about the same exchange.</summary>
internal static class Differences
{
    private static readonly string[] Beside = ["id", "disputed"];

    /// <summary>One text per field that differs, disputed ones left out: <c>field: want → got</c>.</summary>
    public static IReadOnlyList<string> Of(JsonObject truth, JsonObject facts)
    {
        var disputed = truth["disputed"]!.AsArray().Select(field => field!.GetValue<string>()).ToHashSet();
        var found = new List<string>();
        foreach (var (field, want) in truth)
        {
            if (Beside.Contains(field) || disputed.Contains(field)) continue;

            facts.TryGetPropertyValue(field, out var got);
            var same = field == "tool_call_args" ? SameArguments(want!.AsArray(), got?.AsArray()) : JsonNode.DeepEquals(want, got);
            if (!same) found.Add($"{field}: {Short(want)} → {Short(got)}");
        }

        return found;
    }

    private static bool SameArguments(JsonArray want, JsonArray? got)
    {
        if (got is null || want.Count != got.Count) return false;

        for (var i = 0; i < want.Count; i++)
        {
            if (!JsonNode.DeepEquals(Parsed(want[i]), Parsed(got[i]))) return false;
        }

        return true;
    }

    private static JsonNode? Parsed(JsonNode? arguments)
    {
        if (arguments is null) return null;

        try
        {
            return JsonNode.Parse(arguments.GetValue<string>());
        }
        catch (JsonException)
        {
            return arguments.DeepClone();
        }
    }

    private static string Short(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "null";
        return text.Length <= 120 ? text : text[..60] + "…" + text[^60..];
    }
}
