using System.Collections.Frozen;
using System.Text.Json;
using AuditPipeline.Core.Captures;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Count;

/// <summary>What of a request weighs on its tokens beside the turns that were decoded.</summary>
/// <param name="Definitions">Tools, functions and answer formats in their own writing, as the model is shown them in some form.</param>
/// <param name="Names">Names of those who speak (<c>messages[].name</c>).</param>
/// <param name="Plain">The request is whole and there is nothing else in it that may weigh.</param>
internal sealed record RequestShape(IReadOnlyList<string> Definitions, IReadOnlyList<string> Names, bool Plain)
{
    private const int MostNames = 4096;

    // Members that OpenAI's formats have and that say how to answer, not what is asked.
    private static readonly FrozenSet<string> Weightless = new[]
    {
        "model", "messages", "input", "instructions", "prompt", "stream", "stream_options", "temperature", "top_p", "n", "max_tokens",
        "max_completion_tokens", "max_output_tokens", "stop", "seed", "user", "store", "metadata", "logprobs", "top_logprobs",
        "presence_penalty", "frequency_penalty", "logit_bias", "service_tier", "include", "reasoning", "reasoning_effort", "prompt_cache_key",
        "prompt_cache_retention", "safety_identifier", "dimensions", "encoding_format", "parallel_tool_calls",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Defining = new[]
    {
        "tools", "functions", "toolConfig", "response_format", "text", "output_config", "output_format",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads the body again; a body that is no JSON is not plain.</summary>
    public static RequestShape Of(RequestCapture request)
    {
        using var body = JsonBody.Read(request.Body);
        var (definitions, names) = (new List<string>(), new List<string>());
        if (!body.Root.IsObject()) return new RequestShape(definitions, names, Plain: false);

        var plain = body.Problem is null && !request.Truncated;
        foreach (var member in body.Root.Members())
        {
            var name = member.Name;
            if (!member.Value.IsTold()) continue;
            if (Defining.Contains(name) && member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                plain = false;
                definitions.Add(member.Value.Verbatim()!);
            }
            else if (!Weightless.Contains(name) || (name == "prompt" && member.Value.IsObject()))   // a stored prompt, by its id
            {
                plain = false;
            }
        }

        plain &= ReadMessages(body.Root.Member("messages"u8), names) && ReadMessages(body.Root.Member("input"u8), names);
        return new RequestShape(definitions, names, plain);
    }

    // False when a message has more than a role, a name and its content.
    private static bool ReadMessages(JsonView messages, List<string> names)
    {
        var plain = true;
        foreach (var message in messages.Items())
        {
            if (!message.IsObject()) continue;

            if (message.Member("name"u8).Text() is { Length: > 0 } name && names.Count < MostNames) names.Add(name);
            foreach (var member in message.Members())
            {
                if (member.Name is "role" or "content" or "name" or "type") continue;
                plain &= !member.Value.IsTold();
            }
        }

        return plain && names.Count < MostNames;
    }
}
