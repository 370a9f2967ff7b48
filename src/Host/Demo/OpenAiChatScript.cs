using System.Text.Json.Nodes;

namespace AuditPipeline.Host.Demo;

/// <summary>OpenAI chat completions, as the API reference describes them.</summary>
internal static class OpenAiChatScript
{
    public static ScriptedAnswer Answer(ScriptedRequest request, ScriptedReply reply)
    {
        (string, string)[] headers = [("x-request-id", "req_" + reply.Key), ("openai-processing-ms", "412"), ("openai-version", "2020-10-01")];
        return request.Stream ? ScriptedAnswer.Events(Chunks(request, reply), headers) : ScriptedAnswer.Json(200, Whole(request, reply), headers);
    }

    private static JsonObject Whole(ScriptedRequest request, ScriptedReply reply)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = reply.Tool is null ? reply.Text : null, ["refusal"] = null };
        if (reply.Tool is not null) message["tool_calls"] = new JsonArray(Call(reply, reply.Arguments));
        return Frame(request, reply, "chat.completion", new JsonArray(new JsonObject
        {
            ["index"] = 0,
            ["message"] = message,
            ["logprobs"] = null,
            ["finish_reason"] = Finish(reply),
        }), Usage(reply));
    }

    private static IEnumerable<string> Chunks(ScriptedRequest request, ScriptedReply reply)
    {
        yield return Delta(new JsonObject { ["role"] = "assistant", ["content"] = reply.Tool is null ? "" : null });
        if (reply.Tool is not null)
        {
            var begin = Call(reply, "");
            begin["index"] = 0;
            yield return Delta(new JsonObject { ["tool_calls"] = new JsonArray(begin) });
            foreach (var part in reply.Arguments.Chunk(9))
                yield return Delta(new JsonObject
                {
                    ["tool_calls"] = new JsonArray(new JsonObject { ["index"] = 0, ["function"] = new JsonObject { ["arguments"] = new string(part) } }),
                });
        }
        else
        {
            foreach (var piece in reply.Pieces()) yield return Delta(new JsonObject { ["content"] = piece });
        }

        yield return Delta([], Finish(reply));
        if (request.IncludeUsage) yield return ScriptedAnswer.Event(Frame(request, reply, "chat.completion.chunk", [], Usage(reply)));
        yield return "data: [DONE]\n\n";

        string Delta(JsonObject delta, string? finish = null) => ScriptedAnswer.Event(Frame(request, reply, "chat.completion.chunk",
            new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["logprobs"] = null, ["finish_reason"] = finish }), null));
    }

    private static JsonObject Frame(ScriptedRequest request, ScriptedReply reply, string type, JsonArray choices, JsonObject? usage) => new()
    {
        ["id"] = "chatcmpl-" + reply.Key,
        ["object"] = type,
        ["created"] = ScriptedProvider.Created,
        ["model"] = ScriptedProvider.Dated(request.Model),
        ["choices"] = choices,
        ["usage"] = usage,
        ["system_fingerprint"] = "fp_" + reply.Key[..10],
    };

    private static JsonObject Call(ScriptedReply reply, string arguments) => new()
    {
        ["id"] = "call_" + reply.Key,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = reply.Tool, ["arguments"] = arguments },
    };

    private static string Finish(ScriptedReply reply) => reply.Tool is null ? "stop" : "tool_calls";

    private static JsonObject Usage(ScriptedReply reply) => new()
    {
        ["prompt_tokens"] = reply.Input,
        ["completion_tokens"] = reply.Output + reply.Reasoning,
        ["total_tokens"] = reply.Input + reply.Output + reply.Reasoning,
        ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = reply.Cached, ["audio_tokens"] = 0 },
        ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = reply.Reasoning, ["audio_tokens"] = 0 },
    };
}
