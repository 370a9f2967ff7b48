using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.AnthropicMessages;

/// <summary>Reads the content of a message: a string, or a list of blocks.</summary>
internal static class AnthropicMessagesContent
{
    public static void Read(JsonView content, PartList parts)
    {
        if (content.Text() is { Length: > 0 } text) parts.Add(MessagePartKind.Text, text);
        foreach (var block in content.Items()) ReadBlock(block, parts);
    }

    public static void ReadBlock(JsonView block, PartList parts)
    {
        var type = block.Member("type"u8).Text();
        switch (type)
        {
            case "text":
                AddText(MessagePartKind.Text, block.Member("text"u8).Text(), parts);
                break;
            case "thinking":
                AddText(MessagePartKind.Reasoning, block.Member("thinking"u8).Text(), parts);
                break;
            case "tool_use":
                AddCall(MessagePartKind.ToolCall, block, parts);
                break;
            case "server_tool_use" or "mcp_tool_use":
                AddCall(MessagePartKind.ServerToolCall, block, parts);
                break;
            case "container_upload":
                parts.Add(MessagePartKind.Media, null, "file");
                break;
            case "image" or "document" or "audio" or "video":
                ReadMedia(type, block, parts);
                break;
            case not null when type.EndsWith("tool_result", StringComparison.Ordinal):
                parts.Add(
                    MessagePartKind.ToolResult, Readable.Of(block.Member("content"u8)), null, block.Member("tool_use_id"u8).Word());
                ResultMedia.Add(block.Member("content"u8), parts);
                break;
        }
    }

    private static void ReadMedia(string kind, JsonView block, PartList parts)
    {
        var source = block.Member("source"u8);
        parts.Add(MessagePartKind.Media, null, MediaType.Of(source.Member("media_type"u8).Text(), kind == "document" ? "file" : kind));
    }

    private static void AddCall(MessagePartKind kind, JsonView block, PartList parts) =>
        parts.Add(kind, block.Member("input"u8).Verbatim(), block.Member("name"u8).Word(), block.Member("id"u8).Word());

    private static void AddText(MessagePartKind kind, string? text, PartList parts)
    {
        if (!string.IsNullOrEmpty(text)) parts.Add(kind, text);
    }
}
