using System.Text.Json.Nodes;

namespace AuditPipeline.Host.Demo;

/// <summary>OpenAI Responses, as the API reference describes them.</summary>
internal static class OpenAiResponsesScript
{
    public static ScriptedAnswer Answer(ScriptedRequest request, ScriptedReply reply)
    {
        (string, string)[] headers = [("x-request-id", "req_" + reply.Key), ("openai-processing-ms", "388")];
        return request.Stream
            ? ScriptedAnswer.Events(Numbered(Events(request, reply)), headers)
            : ScriptedAnswer.Json(200, Response(request, reply, "completed", Item(reply), Usage(reply)), headers);
    }

    private static IEnumerable<string> Numbered(IEnumerable<(string Name, JsonObject Data)> events)
    {
        var number = 0;
        foreach (var (name, data) in events)
        {
            data["type"] = name;
            data["sequence_number"] = number++;
            yield return ScriptedAnswer.Event(name, data);
        }
    }

    private static IEnumerable<(string Name, JsonObject Data)> Events(ScriptedRequest request, ScriptedReply reply)
    {
        yield return ("response.created", new JsonObject { ["response"] = Response(request, reply, "in_progress", null, null) });
        yield return ("response.output_item.added", new JsonObject { ["output_index"] = 0, ["item"] = Item(reply, begun: true) });
        var (kind, pieces) = reply.Tool is null
            ? ("response.output_text", reply.Pieces())
            : ("response.function_call_arguments", reply.Arguments.Chunk(9).Select(part => new string(part)));
        foreach (var piece in pieces) yield return (kind + ".delta", At(reply, "delta", piece));
        yield return (kind + ".done", reply.Tool is null ? At(reply, "text", reply.Text) : At(reply, "arguments", reply.Arguments));
        yield return ("response.output_item.done", new JsonObject { ["output_index"] = 0, ["item"] = Item(reply) });
        yield return ("response.completed", new JsonObject { ["response"] = Response(request, reply, "completed", Item(reply), Usage(reply)) });
    }

    private static JsonObject At(ScriptedReply reply, string field, string value)
    {
        var data = new JsonObject { ["item_id"] = ItemId(reply), ["output_index"] = 0, [field] = value };
        if (reply.Tool is null) data["content_index"] = 0;
        return data;
    }

    private static JsonObject Response(ScriptedRequest request, ScriptedReply reply, string status, JsonObject? item, JsonObject? usage) => new()
    {
        ["id"] = "resp_" + reply.Key,
        ["object"] = "response",
        ["created_at"] = ScriptedProvider.Created,
        ["status"] = status,
        ["error"] = null,
        ["incomplete_details"] = null,
        ["model"] = ScriptedProvider.Dated(request.Model),
        ["output"] = item is null ? [] : new JsonArray(item),
        ["usage"] = usage,
    };

    private static string ItemId(ScriptedReply reply) => (reply.Tool is null ? "msg_" : "fc_") + reply.Key;

    private static JsonObject Item(ScriptedReply reply, bool begun = false)
    {
        var item = new JsonObject { ["id"] = ItemId(reply), ["status"] = begun ? "in_progress" : "completed" };
        if (reply.Tool is not null)
        {
            item["type"] = "function_call";
            item["call_id"] = "call_" + reply.Key;
            item["name"] = reply.Tool;
            item["arguments"] = begun ? "" : reply.Arguments;
            return item;
        }

        item["type"] = "message";
        item["role"] = "assistant";
        item["content"] = begun ? [] : new JsonArray(new JsonObject { ["type"] = "output_text", ["annotations"] = new JsonArray(), ["text"] = reply.Text });
        return item;
    }

    private static JsonObject Usage(ScriptedReply reply) => new()
    {
        ["input_tokens"] = reply.Input,
        ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = reply.Cached },
        ["output_tokens"] = reply.Output + reply.Reasoning,
        ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = reply.Reasoning },
        ["total_tokens"] = reply.Input + reply.Output + reply.Reasoning,
    };
}
