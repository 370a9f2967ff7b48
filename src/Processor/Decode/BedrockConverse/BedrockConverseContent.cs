using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.BedrockConverse;

/// <summary>Reads the content blocks of a Converse message.</summary>
internal static class BedrockConverseContent
{
    private static readonly (byte[] Member, string Kind)[] Media =
        [("image"u8.ToArray(), "image"), ("document"u8.ToArray(), "file"), ("video"u8.ToArray(), "video"), ("audio"u8.ToArray(), "audio")];

    public static void Read(JsonView content, PartList parts)
    {
        if (content.Text() is { Length: > 0 } bare) parts.Add(MessagePartKind.Text, bare);
        foreach (var block in content.Items()) ReadBlock(block, parts);
    }

    /// <summary>The kind of a call: one the caller runs, or (Nova's own tools, Anthropic's) one the provider ran.</summary>
    public static MessagePartKind CallKind(JsonView toolUse) =>
        toolUse.Member("type"u8).TextIs("server_tool_use"u8) ? MessagePartKind.ServerToolCall : MessagePartKind.ToolCall;

    public static bool IsResult(JsonView block) => block.Member("toolResult"u8).IsObject();

    public static void ReadBlock(JsonView block, PartList parts)
    {
        if (block.Member("text"u8).Text() is { Length: > 0 } text) parts.Add(MessagePartKind.Text, text);

        var guarded = block.Member("guardContent"u8).Member("text"u8).Member("text"u8);
        if (guarded.Text() is { Length: > 0 } guardedText) parts.Add(MessagePartKind.Text, guardedText);

        foreach (var cited in block.Member("citationsContent"u8).Member("content"u8).Items())
        {
            if (cited.Member("text"u8).Text() is { Length: > 0 } citedText) parts.Add(MessagePartKind.Text, citedText);
        }

        var thought = block.Member("reasoningContent"u8).Member("reasoningText"u8).Member("text"u8);
        if (thought.Text() is { Length: > 0 } thoughts) parts.Add(MessagePartKind.Reasoning, thoughts);

        var call = block.Member("toolUse"u8);
        if (call.IsObject()) parts.Add(CallKind(call), call.Member("input"u8).Verbatim(), call.Member("name"u8).Word(), call.Member("toolUseId"u8).Word());

        var result = block.Member("toolResult"u8);
        if (result.IsObject())
        {
            parts.Add(MessagePartKind.ToolResult, ResultText(result.Member("content"u8)), null, result.Member("toolUseId"u8).Word());
            ResultMedia.Add(result.Member("content"u8), parts);
        }

        foreach (var (member, kind) in Media)
        {
            if (block.Member(member).IsObject()) parts.Add(MessagePartKind.Media, null, kind);
        }
    }

    private static string ResultText(JsonView content)
    {
        var lines = new List<string>();
        foreach (var item in content.Items())
        {
            var line = item.Member("text"u8).Text() ?? item.Member("json"u8).Verbatim();
            if (!string.IsNullOrEmpty(line)) lines.Add(line);
        }

        return string.Join('\n', lines);
    }
}
