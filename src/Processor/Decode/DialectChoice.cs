using System.Collections.Frozen;
using AuditPipeline.Processor.Decode.AlephAlpha;
using AuditPipeline.Processor.Decode.AnthropicComplete;
using AuditPipeline.Processor.Decode.AnthropicCount;
using AuditPipeline.Processor.Decode.AnthropicMessages;
using AuditPipeline.Processor.Decode.Audio;
using AuditPipeline.Processor.Decode.BedrockConverse;
using AuditPipeline.Processor.Decode.BedrockCount;
using AuditPipeline.Processor.Decode.BedrockInvoke;
using AuditPipeline.Processor.Decode.CohereChat;
using AuditPipeline.Processor.Decode.CohereChatOne;
using AuditPipeline.Processor.Decode.CohereEmbed;
using AuditPipeline.Processor.Decode.CohereGenerate;
using AuditPipeline.Processor.Decode.Gemini;
using AuditPipeline.Processor.Decode.GeminiCount;
using AuditPipeline.Processor.Decode.GeminiEmbed;
using AuditPipeline.Processor.Decode.GeminiInteractions;
using AuditPipeline.Processor.Decode.Mcp;
using AuditPipeline.Processor.Decode.OllamaChat;
using AuditPipeline.Processor.Decode.OllamaGenerate;
using AuditPipeline.Processor.Decode.OpenAiChat;
using AuditPipeline.Processor.Decode.OpenAiCompletions;
using AuditPipeline.Processor.Decode.OpenAiEmbeddings;
using AuditPipeline.Processor.Decode.OpenAiImages;
using AuditPipeline.Processor.Decode.OpenAiModerations;
using AuditPipeline.Processor.Decode.OpenAiResponses;
using AuditPipeline.Processor.Decode.Rerank;
using AuditPipeline.Processor.Decode.VertexPredict;
using AuditPipeline.Processor.Decode.Watsonx;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>Chooses the dialect of an exchange: by the path where it is a format's own, else by the shape of answer and request.</summary>
internal static class DialectChoice
{
    private static readonly OpenAiChatDialect Chat = new();
    private static readonly OpenAiCompletionsDialect Completions = new();
    private static readonly OpenAiResponsesDialect Responses = new();
    private static readonly AnthropicMessagesDialect Messages = new();
    private static readonly AnthropicCompleteDialect Complete = new();
    private static readonly GeminiDialect Gemini = new();
    private static readonly GeminiInteractionsDialect Interactions = new();
    private static readonly GeminiEmbedDialect GeminiEmbed = new();
    private static readonly CohereChatDialect CohereChat = new();
    private static readonly CohereChatOneDialect CohereChatOne = new();
    private static readonly CohereEmbedDialect CohereEmbed = new();
    private static readonly OpenAiEmbeddingsDialect Embeddings = new();
    private static readonly AlephAlphaDialect AlephAlpha = new();
    private static readonly TranscriptionDialect Transcription = new();
    private static readonly SpeechDialect Speech = new();
    private static readonly WatsonxDialect Watsonx = new();
    private static readonly McpDialect Mcp = new();

    // Endings that belong to one format whatever the host, the longer ones first.
    private static readonly (string Ending, IDialect Dialect)[] Endings =
    [
        ("/chat/completions", Chat), ("/v1/completions", Completions),
        (":generateContent", Gemini), (":streamGenerateContent", Gemini), (":countTokens", new GeminiCountDialect()),
        (":embedContent", GeminiEmbed), (":batchEmbedContents", GeminiEmbed), (":predict", new VertexPredictDialect()),
        ("/messages/count_tokens", new AnthropicCountDialect()), ("count-tokens:rawPredict", new AnthropicCountDialect()),
        ("/converse", new BedrockConverseDialect()), ("/converse-stream", new BedrockConverseDialect()),
        ("/invoke", new BedrockInvokeDialect()), ("/invoke-with-response-stream", new BedrockInvokeDialect()),
        ("/count-tokens", new BedrockCountDialect()),
        ("/embeddings", Embeddings), ("/contextualizedembeddings", Embeddings), ("/multimodalembeddings", Embeddings), ("/embed", CohereEmbed),
        ("/rerank", new RerankDialect()), ("/moderations", new OpenAiModerationsDialect()),
        ("/images/generations", new OpenAiImagesDialect()), ("/images/edits", new OpenAiImagesDialect()), ("/images/variations", new OpenAiImagesDialect()),
        ("/audio/transcriptions", Transcription), ("/audio/translations", Transcription), ("/listen", Transcription), ("/stt", Transcription),
        ("/audio/speech", Speech), ("/speak", Speech), ("/tts", Speech),
        ("/api/chat", new OllamaChatDialect()), ("/api/generate", new OllamaGenerateDialect()),
        ("/text/generation", Watsonx), ("/text/generation_stream", Watsonx), ("/generation/text", Watsonx), ("/generation/text_stream", Watsonx),
        ("/v2/chat", CohereChat), ("/v1/generate", new CohereGenerateDialect()), ("/interactions", Interactions), ("/v1/complete", Complete), ("/mcp", Mcp),
    ];

    // The same by what stands after the last slash or colon: most paths have the word of one or two endings.
    private static readonly FrozenDictionary<string, (string Ending, IDialect Dialect)[]>.AlternateLookup<ReadOnlySpan<char>> ByLastWord = Endings
        .GroupBy(pair => LastWord(pair.Ending).ToString(), StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    // Paths of formats that resemble one of ours in their bodies, and are not.
    private static readonly string[] OtherEndings = ["/input_tokens", "/input_items", "/batches", ":computeTokens"];

    /// <summary>The dialect of an exchange whose path is no format's own; null when none of ours reads it.</summary>
    /// <param name="answer">The answer's document, or the first one of its stream; undefined when there is none.</param>
    public static IDialect? OfShape(Target target, ReadOnlySpan<byte> eventName, JsonView request, JsonView answer) =>
        IsOther(target) ? null
        : McpMethod.Looks(request) || McpMethod.Asks(answer) ? Mcp
        : OfAnswer(eventName, answer) ?? OfRequest(target, request, answer);

    /// <summary>The dialect whose own path it is; null when none decides.</summary>
    public static IDialect? OfPath(Target target, JsonView request)
    {
        if (ByLastWord.TryGetValue(LastWord(target.Path), out var endings))
        {
            foreach (var (ending, dialect) in endings)
            {
                if (target.EndsWith(ending)) return dialect;
            }
        }

        // An older transport of MCP has the path of Messages.
        if (target.EndsWith("/messages") && !target.Contains("/threads/")) return McpMethod.Looks(request) ? Mcp : Messages;
        if (target.EndsWith("/responses") || target.EndsWith("/responses/compact")) return Responses;

        if (target.After("interactions") is not null) return Interactions;

        // An answer read again: /responses/{id}, and nothing below it.
        var id = target.After("responses");
        return id is not null && id.StartsWith("resp", StringComparison.Ordinal) && target.EndsWith("/" + id) ? Responses : null;
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> path) => path[(path.LastIndexOfAny('/', ':') + 1)..];

    private static bool IsOther(Target target)
    {
        foreach (var ending in OtherEndings)
        {
            if (target.EndsWith(ending)) return true;
        }

        return false;
    }

    private static IDialect? OfAnswer(ReadOnlySpan<byte> eventName, JsonView answer)
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
        if (form == "text_completion") return Completions;
        if (answer.Member("generation_id"u8).IsTold() || answer.Member("event_type"u8).TextIs("stream-start"u8)) return CohereChatOne;
        if (answer.Member("completions"u8).IsArray() && answer.Member("num_tokens_generated"u8).IsTold()) return AlephAlpha;
        foreach (var choice in answer.Member("choices"u8).Items())
        {
            return choice.Member("message"u8).IsObject() || choice.Member("delta"u8).IsObject() ? Chat
                : choice.Member("text"u8).IsTold() ? Completions : null;
        }

        return null;
    }

    // Only where the answer has no shape to go by (an error, none at all), and only by what no other format has.
    private static IDialect? OfRequest(Target target, JsonView request, JsonView answer)
    {
        if (answer.IsObject() && !answer.Member("error"u8).IsTold()) return null;

        if (request.Member("anthropic_version"u8).IsTold() && request.Member("messages"u8).IsArray()) return Messages;
        foreach (var content in request.Member("contents"u8).Items())
        {
            return content.Member("parts"u8).IsTold() ? Gemini : null;
        }

        if (target.EndsWith("/chat") && request.Member("message"u8).IsTold()) return CohereChatOne;
        if (target.EndsWith("/completions") && request.Member("prompt"u8).IsTold()) return Completions;
        if (target.EndsWith("/complete") && request.Member("prompt"u8).IsArray()) return AlephAlpha;

        var speaksChat = target.EndsWith("/chat") || target.EndsWith("/completions");
        return speaksChat && request.Member("model"u8).IsTold() && request.Member("messages"u8).IsArray() ? Chat : null;
    }
}
