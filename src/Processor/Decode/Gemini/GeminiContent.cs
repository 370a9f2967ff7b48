using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Gemini;

/// <summary>Reads one content: its parts, or the short form of a bare string.</summary>
internal static class GeminiContent
{
    public static JsonView Either(JsonView element, ReadOnlySpan<byte> camel, ReadOnlySpan<byte> snake)
    {
        var value = element.Member(camel);
        return value.IsTold() ? value : element.Member(snake);
    }

    public static void Read(JsonView content, PartList parts)
    {
        if (content.Text() is { Length: > 0 } text) parts.Add(MessagePartKind.Text, text);
        var list = content.Member("parts"u8);
        if (list.IsObject()) ReadPart(list, parts, joins: false);
        foreach (var part in list.Items()) ReadPart(part, parts, joins: false);
    }

    /// <summary>Parts of an answer: fragments of one kind run together.</summary>
    public static void ReadAnswer(JsonView content, PartList parts)
    {
        foreach (var part in content.Member("parts"u8).Items()) ReadPart(part, parts, joins: true);
    }

    private static void ReadPart(JsonView part, PartList parts, bool joins)
    {
        if (part.Text() is { Length: > 0 } bare)
        {
            parts.Add(MessagePartKind.Text, bare);
            return;
        }

        if (part.Member("text"u8).Text() is { Length: > 0 } text)
        {
            var kind = part.Member("thought"u8).IsTrue() ? MessagePartKind.Reasoning : MessagePartKind.Text;
            if (joins) parts.Append(kind, text);
            else parts.Add(kind, text);
        }

        var call = Either(part, "functionCall"u8, "function_call"u8);
        if (call.IsObject())
        {
            parts.Add(MessagePartKind.ToolCall, call.Member("args"u8).Verbatim(), call.Member("name"u8).Word(), call.Member("id"u8).Word());
        }

        var response = Either(part, "functionResponse"u8, "function_response"u8);
        if (response.IsObject())
        {
            parts.Add(
                MessagePartKind.ToolResult, response.Member("response"u8).Verbatim(), response.Member("name"u8).Word(),
                response.Member("id"u8).Word());
            ResultMedia.Add(response.Member("parts"u8), parts);
        }

        var code = Either(part, "executableCode"u8, "executable_code"u8);
        if (code.IsObject()) parts.Add(MessagePartKind.ServerToolCall, code.Member("code"u8).Text(), "code_execution", code.Member("id"u8).Word());

        var result = Either(part, "codeExecutionResult"u8, "code_execution_result"u8);
        if (result.IsObject())
        {
            parts.Add(MessagePartKind.ToolResult, result.Member("output"u8).Text(), "code_execution", result.Member("id"u8).Word());
        }

        var media = Either(part, "inlineData"u8, "inline_data"u8);
        if (!media.IsObject()) media = Either(part, "fileData"u8, "file_data"u8);
        if (media.IsObject())
        {
            parts.Add(MessagePartKind.Media, null, MediaType.Of(Either(media, "mimeType"u8, "mime_type"u8).Text(), "file"));
        }
    }
}
