using System.Text.Json;
using System.Text.Json.Nodes;

namespace AuditPipeline.Host.Demo;

/// <summary>What the scripted provider reads in a request, whatever its dialect.</summary>
/// <param name="Prompt">Text of the last user turn.</param>
/// <param name="Characters">Of the whole body; tokens are reckoned from it.</param>
/// <param name="Tool">Name of the first tool offered; null when none is, or when its result is in already.</param>
/// <param name="IncludeUsage">Chat completions streams tell their usage only when asked to.</param>
internal sealed record ScriptedRequest(
    string Model, string Prompt, int Characters, bool Stream, string? Tool, bool IncludeUsage)
{
    /// <returns>Null when the body is not a JSON object with a prompt.</returns>
    public static ScriptedRequest? Read(byte[] body, string? modelInPath, bool streamInPath)
    {
        JsonObject? root;
        try
        {
            root = JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }

        if (root is null) return null;
        var model = modelInPath ?? root["model"]?.GetValue<string>() ?? "";
        var prompt = LastText(root["messages"] ?? root["input"] ?? root["contents"]);
        if (model.Length == 0 || prompt is null) return null;
        var stream = streamInPath || root["stream"]?.GetValue<bool>() == true;
        return new ScriptedRequest(model, prompt, body.Length, stream, ToolName(root["tools"]),
            root["stream_options"]?["include_usage"]?.GetValue<bool>() == true);
    }

    /// <summary>Text of the last turn: a string, or a list of turns whose content is a string or a list of parts.</summary>
    private static string? LastText(JsonNode? turns) => turns switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonArray { Count: > 0 } list when list[^1] is JsonObject turn => LastText(turn["content"] ?? turn["parts"] ?? turn["text"]),
        _ => null,
    };

    /// <summary>OpenAI nests the name under function, Responses and Anthropic have it flat, Gemini lists declarations.</summary>
    private static string? ToolName(JsonNode? tools)
    {
        var first = tools is JsonArray { Count: > 0 } list ? list[0] : null;
        var declared = first?["functionDeclarations"] is JsonArray { Count: > 0 } declarations ? declarations[0] : null;
        return (first?["function"]?["name"] ?? first?["name"] ?? declared?["name"])?.GetValue<string>();
    }
}
