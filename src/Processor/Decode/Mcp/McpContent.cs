using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Mcp;

/// <summary>Reads content blocks: one, or a list of them.</summary>
internal static class McpContent
{
    /// <param name="kind">What the words in it are: text, or the result of a tool.</param>
    public static void Read(JsonView content, MessagePartKind kind, string? tool, string? id, PartList parts)
    {
        if (content.IsObject()) ReadBlock(content, kind, tool, id, parts);
        foreach (var block in content.Items()) ReadBlock(block, kind, tool, id, parts);
    }

    /// <summary>The contents of a resource: text, or bytes in base64, which are not read.</summary>
    public static void ReadResource(JsonView resource, MessagePartKind kind, string? tool, string? id, PartList parts)
    {
        if (resource.Member("text"u8).Text() is { Length: > 0 } text) parts.Add(kind, text, tool, id);
        else if (resource.Member("blob"u8).IsTold()) parts.Add(MessagePartKind.Media, null, MediaType.Of(resource.Member("mimeType"u8).Text(), "file"));
    }

    /// <summary>True when one of the blocks is exactly this text.</summary>
    public static bool Has(JsonView content, string text)
    {
        foreach (var block in content.Items())
        {
            if (block.Member("text"u8).Text() == text) return true;
        }

        return false;
    }

    public static string? FirstText(JsonView content)
    {
        foreach (var block in content.Items())
        {
            if (block.Member("text"u8).Text() is { Length: > 0 } text) return text;
        }

        return null;
    }

    public static MessageRole RoleOf(JsonView message) => message.Member("role"u8).Text() switch
    {
        "assistant" => MessageRole.Assistant,
        "user" or null => MessageRole.User,
        _ => MessageRole.Other,
    };

    private static void ReadBlock(JsonView block, MessagePartKind kind, string? tool, string? id, PartList parts)
    {
        switch (block.Member("type"u8).Text())
        {
            case "text":
                if (block.Member("text"u8).Text() is { Length: > 0 } text) parts.Add(kind, text, tool, id);
                break;
            case "image" or "audio":
                parts.Add(MessagePartKind.Media, null, MediaType.Of(block.Member("mimeType"u8).Text(), block.Member("type"u8).Text()!));
                break;
            case "resource_link":
                if (LinkOf(block) is { Length: > 0 } link) parts.Add(kind, link, tool, id);
                break;
            case "resource":
                ReadResource(block.Member("resource"u8), kind, tool, id, parts);
                break;
            case "tool_use":   // in what a server asks the caller's model, and in its answer
                parts.Add(MessagePartKind.ToolCall, block.Member("input"u8).Verbatim(), block.Member("name"u8).Word(), block.Member("id"u8).Word());
                break;
            case "tool_result":
                Read(block.Member("content"u8), MessagePartKind.ToolResult, null, block.Member("toolUseId"u8).Word(), parts);
                break;
        }
    }

    private static string LinkOf(JsonView block) => string.Join(
        '\n',
        ((string?[])
        [
            block.Member("title"u8).Text() ?? block.Member("name"u8).Text(), block.Member("description"u8).Text(), block.Member("uri"u8).Text(),
        ]).Where(line => !string.IsNullOrEmpty(line)));
}
