using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.OpenAiResponses;

/// <summary>Reads one item of a Responses conversation.</summary>
internal static class OpenAiResponsesItem
{
    /// <summary>Adds what the model said or did in <paramref name="item"/>. Turns of others, which a compaction gives back, add nothing.</summary>
    public static void Read(JsonView item, PartList parts)
    {
        var type = item.Member("type"u8).Text();
        switch (type)
        {
            case null:
                break;
            case "message":
                if (item.Member("role"u8).Text() is null or "assistant") ReadContent(item.Member("content"u8), parts);
                break;
            case "reasoning":
                foreach (var part in item.Member("summary"u8).Items()) AddReasoning(part, parts);
                foreach (var part in item.Member("content"u8).Items()) AddReasoning(part, parts);
                break;
            case "function_call":
                parts.Add(MessagePartKind.ToolCall, item.Member("arguments"u8).Verbatim(), NameOf(item), IdOf(item));
                break;
            case "custom_tool_call":
                parts.Add(MessagePartKind.ToolCall, item.Member("input"u8).Verbatim(), NameOf(item), IdOf(item));
                break;
            case "mcp_list_tools":
                parts.Add(MessagePartKind.ServerToolCall, item.Member("server_label"u8).Text(), type);
                break;
            case var call when call.EndsWith("_call", StringComparison.Ordinal):
                parts.Add(MessagePartKind.ServerToolCall, AskedOf(item), NameOf(item) ?? call, IdOf(item));
                if (item.Member("result"u8).Start(1).Length > 0 && call == "image_generation_call") parts.Add(MessagePartKind.Media, null, "image");
                ResultMedia.Add(item.Member("outputs"u8), parts);   // a code interpreter's images
                if (Readable.Of(item.Member("output"u8)) is { Length: > 0 } output)
                {
                    parts.Add(MessagePartKind.ToolResult, output, NameOf(item) ?? call, IdOf(item));
                }

                break;
        }
    }

    /// <summary>The content of a message: a string, or a list of parts.</summary>
    public static void ReadContent(JsonView content, PartList parts)
    {
        if (content.Text() is { Length: > 0 } text)
        {
            parts.Add(MessagePartKind.Text, text);
            return;
        }

        foreach (var part in content.Items()) ReadPart(part, parts);
    }

    private static void ReadPart(JsonView part, PartList parts)
    {
        switch (part.Member("type"u8).Text())
        {
            case "refusal":
                parts.Append(MessagePartKind.Refusal, part.Member("refusal"u8));
                break;
            case "reasoning_text" or "summary_text":
                AddReasoning(part, parts);
                break;
            case "input_image":
                parts.Add(MessagePartKind.Media, null, MediaType.OfUrl(part.Member("image_url"u8), "image"));
                break;
            case "input_audio" or "output_audio":
                parts.Add(MessagePartKind.Media, null, "audio");
                parts.Append(MessagePartKind.AudioTranscript, part.Member("transcript"u8));
                break;
            case "input_file":
                parts.Add(MessagePartKind.Media, null, MediaType.OfUrl(part.Member("file_data"u8), "file"));
                break;
            default:
                if (part.Member("text"u8).Text() is { Length: > 0 } text) parts.Add(MessagePartKind.Text, text);
                break;
        }
    }

    private static void AddReasoning(JsonView part, PartList parts)
    {
        if (part.Member("text"u8).Text() is { Length: > 0 } text) parts.Add(MessagePartKind.Reasoning, text);
    }

    private static string? NameOf(JsonView item) => item.Member("name"u8).Word();

    private static string? IdOf(JsonView item) => item.Member("call_id"u8).Word() ?? item.Member("id"u8).Word();

    // What was asked of a tool stands under a name of its own for each.
    private static string? AskedOf(JsonView item) =>
        item.Member("arguments"u8).Verbatim() ?? item.Member("action"u8).Verbatim() ?? item.Member("code"u8).Verbatim()
        ?? item.Member("queries"u8).Verbatim() ?? item.Member("operation"u8).Verbatim();
}
