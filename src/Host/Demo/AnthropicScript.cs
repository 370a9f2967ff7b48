using System.Text.Json.Nodes;

namespace AuditPipeline.Host.Demo;

/// <summary>Anthropic messages, as the API reference describes them: input tokens leave out what came from the cache.</summary>
internal static class AnthropicScript
{
    public static ScriptedAnswer Answer(ScriptedRequest request, ScriptedReply reply)
    {
        (string, string)[] headers = [("request-id", "req_" + reply.Key), ("anthropic-ratelimit-requests-remaining", "3999")];
        return request.Stream
            ? ScriptedAnswer.Events(Events(request, reply), headers)
            : ScriptedAnswer.Json(200, Message(request, reply, [Block(reply, begun: false)], Stop(reply), reply.Output), headers);
    }

    private static IEnumerable<string> Events(ScriptedRequest request, ScriptedReply reply)
    {
        yield return Event("message_start", new JsonObject { ["message"] = Message(request, reply, [], null, 1) });
        yield return Event("content_block_start", new JsonObject { ["index"] = 0, ["content_block"] = Block(reply, begun: true) });
        yield return Event("ping", []);
        var deltas = reply.Tool is null
            ? reply.Pieces().Select(piece => new JsonObject { ["type"] = "text_delta", ["text"] = piece })
            : reply.Arguments.Chunk(9).Select(part => new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = new string(part) });
        foreach (var delta in deltas) yield return Event("content_block_delta", new JsonObject { ["index"] = 0, ["delta"] = delta });
        yield return Event("content_block_stop", new JsonObject { ["index"] = 0 });
        yield return Event("message_delta", new JsonObject
        {
            ["delta"] = new JsonObject { ["stop_reason"] = Stop(reply), ["stop_sequence"] = null },
            ["usage"] = Usage(reply, reply.Output),
        });
        yield return Event("message_stop", []);
    }

    private static string Event(string name, JsonObject data)
    {
        data["type"] = name;
        return ScriptedAnswer.Event(name, data);
    }

    private static JsonObject Message(ScriptedRequest request, ScriptedReply reply, JsonArray content, string? stop, int output) => new()
    {
        ["id"] = "msg_" + reply.Key,
        ["type"] = "message",
        ["role"] = "assistant",
        ["model"] = ScriptedProvider.Dated(request.Model),
        ["content"] = content,
        ["stop_reason"] = stop,
        ["stop_sequence"] = null,
        ["usage"] = Usage(reply, output),
    };

    private static JsonObject Block(ScriptedReply reply, bool begun) => reply.Tool is null
        ? new JsonObject { ["type"] = "text", ["text"] = begun ? "" : reply.Text }
        : new JsonObject
        {
            ["type"] = "tool_use",
            ["id"] = "toolu_" + reply.Key,
            ["name"] = reply.Tool,
            ["input"] = begun ? new JsonObject() : JsonNode.Parse(reply.Arguments),
        };

    private static string Stop(ScriptedReply reply) => reply.Tool is null ? "end_turn" : "tool_use";

    private static JsonObject Usage(ScriptedReply reply, int output) => new()
    {
        ["input_tokens"] = reply.Input - reply.Cached,
        ["cache_creation_input_tokens"] = 0,
        ["cache_read_input_tokens"] = reply.Cached,
        ["output_tokens"] = output,
        ["service_tier"] = "standard",
    };
}
