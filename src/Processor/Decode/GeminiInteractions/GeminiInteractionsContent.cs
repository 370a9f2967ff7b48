using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.GeminiInteractions;

/// <summary>Reads contents and steps of an interaction.</summary>
internal static class GeminiInteractionsContent
{
    public static void Read(JsonView content, PartList parts)
    {
        switch (content.Member("type"u8).Text())
        {
            case "text" or null:
                parts.Append(MessagePartKind.Text, content.Member("text"u8));
                break;
            case "thought":
                foreach (var summary in content.Member("summary"u8).Items()) parts.Append(MessagePartKind.Reasoning, summary.Member("text"u8));
                break;
            case "function_call":
                parts.Add(
                    MessagePartKind.ToolCall, content.Member("arguments"u8).Verbatim(), content.Member("name"u8).Word(), content.Member("id"u8).Word());
                break;
            case "function_result":
                parts.Add(
                    MessagePartKind.ToolResult, Readable.Of(content.Member("result"u8)), content.Member("name"u8).Word(),
                    content.Member("call_id"u8).Word());
                ResultMedia.Add(content.Member("result"u8), parts);
                break;
            case "image" or "audio" or "video" or "document":
                parts.Add(MessagePartKind.Media, null, MediaType.Of(content.Member("mime_type"u8).Text(), content.Member("type"u8).Text()!));
                break;
            case var other when other.EndsWith("_call", StringComparison.Ordinal):
                parts.Add(MessagePartKind.ServerToolCall, content.Member("arguments"u8).Verbatim(), other);
                break;
        }
    }

    /// <summary>A step of the answer; its contents, or the call it is.</summary>
    public static void ReadStep(JsonView step, PartList parts)
    {
        var contents = step.Member("content"u8);
        if (!contents.IsArray())
        {
            Read(step, parts);
            return;
        }

        foreach (var content in contents.Items()) Read(content, parts);
    }
}
