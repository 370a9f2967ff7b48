using System.Text.Json.Nodes;

namespace AuditPipeline.Host.Demo;

/// <summary>Gemini generateContent, as the API reference describes it: candidates leave out thoughts, every chunk has usage.</summary>
internal static class GeminiScript
{
    public static ScriptedAnswer Answer(ScriptedRequest request, ScriptedReply reply) => request.Stream
        ? ScriptedAnswer.Events(Chunks(request, reply))
        : ScriptedAnswer.Json(200, Chunk(request, reply, Part(reply), "STOP", reply.Output));

    private static IEnumerable<string> Chunks(ScriptedRequest request, ScriptedReply reply)
    {
        if (reply.Tool is not null)
        {
            yield return ScriptedAnswer.Event(Chunk(request, reply, Part(reply), "STOP", reply.Output));
            yield break;
        }

        var pieces = reply.Pieces().ToArray();
        for (var i = 0; i < pieces.Length; i++)
        {
            var last = i == pieces.Length - 1;
            var said = last ? reply.Output : reply.Output * (i + 1) / pieces.Length;
            yield return ScriptedAnswer.Event(Chunk(request, reply, new JsonObject { ["text"] = pieces[i] }, last ? "STOP" : null, said));
        }
    }

    private static JsonObject Part(ScriptedReply reply) => reply.Tool is null
        ? new JsonObject { ["text"] = reply.Text }
        : new JsonObject { ["functionCall"] = new JsonObject { ["name"] = reply.Tool, ["args"] = JsonNode.Parse(reply.Arguments) } };

    private static JsonObject Chunk(ScriptedRequest request, ScriptedReply reply, JsonObject part, string? finish, int said)
    {
        var candidate = new JsonObject { ["content"] = new JsonObject { ["parts"] = new JsonArray(part), ["role"] = "model" }, ["index"] = 0 };
        if (finish is not null) candidate["finishReason"] = finish;
        var usage = new JsonObject
        {
            ["promptTokenCount"] = reply.Input,
            ["candidatesTokenCount"] = said,
            ["totalTokenCount"] = reply.Input + said + reply.Reasoning,
            ["thoughtsTokenCount"] = reply.Reasoning,
        };
        if (reply.Cached > 0) usage["cachedContentTokenCount"] = reply.Cached;
        return new JsonObject
        {
            ["candidates"] = new JsonArray(candidate),
            ["usageMetadata"] = usage,
            ["modelVersion"] = request.Model,
            ["responseId"] = reply.Key,
        };
    }
}
