using System.Text.Json;
using AuditPipeline.Processor.Decode.AnthropicMessages;
using AuditPipeline.Processor.Decode.Gemini;
using AuditPipeline.Processor.Decode.OpenAiChat;
using AuditPipeline.Processor.Decode.OpenAiResponses;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>Chooses the dialect of an exchange: by the path where it is a format's own, else by the shape of answer and request.</summary>
internal static class DialectChoice
{
    private static readonly OpenAiChatDialect Chat = new();
    private static readonly OpenAiResponsesDialect Responses = new();
    private static readonly AnthropicMessagesDialect Messages = new();
    private static readonly GeminiDialect Gemini = new();

    // Paths of formats that resemble one of ours in their bodies, and are not.
    private static readonly string[] OtherEndings =
    [
        "/embeddings", "/embed", "/rerank", "/moderations", "/api/chat", "/api/generate", "/v2/chat", "/converse", "/converse-stream",
        "/count_tokens", "/count-tokens", "/input_tokens", "/input_items", "/batches", ":countTokens", ":computeTokens",
        ":embedContent", ":batchEmbedContents", ":predict",
    ];

    /// <summary>The dialect, or null when none of ours reads this exchange.</summary>
    /// <param name="answer">The answer's document, or the first one of its stream; undefined when there is none.</param>
    public static IDialect? Of(Target target, ReadOnlySpan<byte> eventName, JsonElement request, JsonElement answer) =>
        OfPath(target) ?? (IsOther(target) ? null : OfAnswer(eventName, answer) ?? OfRequest(target, request, answer));

    private static IDialect? OfPath(Target target)
    {
        if (target.EndsWith("/chat/completions")) return Chat;
        if (target.EndsWith(":generateContent") || target.EndsWith(":streamGenerateContent")) return Gemini;
        if (target.EndsWith("/messages") && !target.Contains("/threads/")) return Messages;
        if (target.EndsWith("/responses") || target.EndsWith("/responses/compact")) return Responses;

        // An answer read again: /responses/{id}, and nothing below it.
        var id = target.After("responses");
        return id is not null && id.StartsWith("resp", StringComparison.Ordinal) && target.EndsWith("/" + id) ? Responses : null;
    }

    private static bool IsOther(Target target)
    {
        foreach (var ending in OtherEndings)
        {
            if (target.EndsWith(ending)) return true;
        }

        return false;
    }

    private static IDialect? OfAnswer(ReadOnlySpan<byte> eventName, JsonElement answer)
    {
        if (answer.IsArray())
        {
            foreach (var item in answer.Items()) return OfAnswer(eventName, item);
            return null;
        }

        var type = answer.Member("type"u8).Text();
        var form = answer.Member("object"u8).Text();
        if (form is "response" or "response.compaction") return Responses;
        if (type?.StartsWith("response.", StringComparison.Ordinal) == true) return Responses;
        if (type == "message_start" || eventName.SequenceEqual("message_start"u8)) return Messages;
        if (type == "message" && answer.Member("content"u8).IsArray() && answer.Member("role"u8).IsTold()) return Messages;
        if (answer.Member("candidates"u8).IsArray() && !answer.Member("choices"u8).IsTold()) return Gemini;
        if (answer.Member("usageMetadata"u8).IsObject() && answer.Member("modelVersion"u8).IsTold()) return Gemini;

        if (form is "chat.completion" or "chat.completion.chunk") return Chat;
        foreach (var choice in answer.Member("choices"u8).Items())
        {
            return choice.Member("message"u8).IsObject() || choice.Member("delta"u8).IsObject() ? Chat : null;
        }

        return null;
    }

    // Only where the answer has no shape to go by (an error, none at all), and only by what no other format has.
    private static IDialect? OfRequest(Target target, JsonElement request, JsonElement answer)
    {
        if (answer.IsObject() && !answer.Member("error"u8).IsTold()) return null;

        if (request.Member("anthropic_version"u8).IsTold() && request.Member("messages"u8).IsArray()) return Messages;
        foreach (var content in request.Member("contents"u8).Items())
        {
            return content.Member("parts"u8).IsTold() ? Gemini : null;
        }

        var speaksChat = target.EndsWith("/chat") || target.EndsWith("/completions");
        return speaksChat && request.Member("model"u8).IsTold() && request.Member("messages"u8).IsArray() ? Chat : null;
    }
}
