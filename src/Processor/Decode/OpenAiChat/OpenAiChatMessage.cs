using System.Text.Json;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.OpenAiChat;

/// <summary>Reads one message or one delta of chat completions.</summary>
internal static class OpenAiChatMessage
{
    /// <summary>A whole message of a request or answer.</summary>
    public static void Read(JsonView message, PartList parts)
    {
        ReadWords(message, parts);
        foreach (var call in message.Member("tool_calls"u8).Items())
        {
            var (name, arguments) = CallOf(call);
            if (name is not null || arguments is not null)
            {
                parts.Add(MessagePartKind.ToolCall, arguments, name, call.Member("id"u8).Word());
            }
        }

        ReadFunctionCall(message, parts, streamed: false);
    }

    /// <summary>A delta: fragments of text and of calls.</summary>
    public static void ReadDelta(JsonView delta, PartList parts)
    {
        ReadWords(delta, parts);
        foreach (var call in delta.Member("tool_calls"u8).Items())
        {
            var (name, arguments) = CallOf(call);
            parts.AppendToolCall(call.Member("index"u8).Index(int.MaxValue), call.Member("id"u8).Word(), name, arguments);
        }

        ReadFunctionCall(delta, parts, streamed: true);
    }

    private static (string? Name, string? Arguments) CallOf(JsonView call)
    {
        var function = call.Member("function"u8);
        if (function.IsObject()) return (function.Member("name"u8).Word(), function.Member("arguments"u8).Verbatim());

        var custom = call.Member("custom"u8);
        return (custom.Member("name"u8).Word(), custom.Member("input"u8).Verbatim());
    }

    // The form before tool calls; some providers still send it, with null members, beside them.
    private static void ReadFunctionCall(JsonView message, PartList parts, bool streamed)
    {
        var function = message.Member("function_call"u8);
        var name = function.Member("name"u8).Word();
        var arguments = function.Member("arguments"u8).Verbatim();
        if (streamed && (name is not null || arguments is not null)) parts.AppendToolCall(null, null, name, arguments);
        else if (name is not null) parts.Add(MessagePartKind.ToolCall, arguments, name);
    }

    private static void ReadWords(JsonView message, PartList parts)
    {
        ReadReasoning(message, parts);

        var content = message.Member("content"u8);
        if (content.ValueKind == JsonValueKind.String)
        {
            parts.Append(MessagePartKind.Text, content);
        }
        else
        {
            foreach (var part in content.Items()) ReadPart(part, parts);
        }

        parts.Append(MessagePartKind.Refusal, message.Member("refusal"u8));

        var audio = message.Member("audio"u8);
        if (audio.IsObject())
        {
            parts.Append(MessagePartKind.AudioTranscript, audio.Member("transcript"u8));
            if (audio.Member("data"u8).Start(1).Length > 0) parts.AddMediaOnce("audio");
        }

        foreach (var image in message.Member("images"u8).Items())
        {
            parts.Add(MessagePartKind.Media, null, MediaType.OfUrl(image.Member("image_url"u8).Member("url"u8), "image"));
        }

        foreach (var tool in message.Member("executed_tools"u8).Items())
        {
            parts.Add(MessagePartKind.ServerToolCall, tool.Member("arguments"u8).Verbatim(), tool.Member("type"u8).Word());
        }
    }

    // The same thoughts come under one name or several (OpenRouter sends text and details): the first name that has any counts.
    private static void ReadReasoning(JsonView message, PartList parts)
    {
        var thoughts = message.Member("reasoning_content"u8);
        if (!thoughts.HasText()) thoughts = message.Member("reasoning"u8);
        if (thoughts.HasText())
        {
            parts.Append(MessagePartKind.Reasoning, thoughts);
            return;
        }

        foreach (var detail in message.Member("reasoning_details"u8).Items())
        {
            parts.Append(MessagePartKind.Reasoning, detail.Member("text"u8).OrText(detail.Member("summary"u8)));
        }
    }

    private static void ReadPart(JsonView part, PartList parts)
    {
        if (part.ValueKind == JsonValueKind.String)
        {
            parts.Append(MessagePartKind.Text, part);
            return;
        }

        switch (part.Member("type"u8).Text())
        {
            case "text" or "input_text" or "output_text":
                ReadText(part, parts);
                break;
            case "refusal":
                parts.Append(MessagePartKind.Refusal, part.Member("refusal"u8));
                break;
            case "thinking":   // Mistral: a list of text parts, or the text
                var thinking = part.Member("thinking"u8);
                parts.Append(MessagePartKind.Reasoning, thinking);
                foreach (var thought in thinking.Items()) parts.Append(MessagePartKind.Reasoning, thought.Member("text"u8));
                break;
            case "image_url":
                var image = part.Member("image_url"u8);
                parts.Add(MessagePartKind.Media, null, MediaType.OfUrl(image.IsObject() ? image.Member("url"u8) : image, "image"));
                break;
            case "input_audio" or "audio_url":
                parts.Add(MessagePartKind.Media, null, "audio");
                break;
            case "video_url" or "input_video":
                parts.Add(MessagePartKind.Media, null, "video");
                break;
            case null:
                ReadText(part, parts);
                break;
            case var other:
                parts.Add(MessagePartKind.Media, null, other.Contains("image", StringComparison.Ordinal) ? "image" : "file");
                break;
        }
    }

    // Each text part of a request stands by itself; fragments of an answer run together in what is compared.
    private static void ReadText(JsonView part, PartList parts)
    {
        if (part.Member("text"u8).Text() is { Length: > 0 } text) parts.Add(MessagePartKind.Text, text);
    }
}
