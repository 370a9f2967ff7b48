using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.AnthropicComplete;
using AuditPipeline.Processor.Decode.AnthropicMessages;
using AuditPipeline.Processor.Decode.BedrockConverse;
using AuditPipeline.Processor.Decode.CohereChatOne;
using AuditPipeline.Processor.Decode.CohereEmbed;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.OpenAiChat;
using AuditPipeline.Processor.Decode.OpenAiCompletions;
using AuditPipeline.Processor.Decode.Verdicts;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.BedrockInvoke;

/// <summary>InvokeModel of Amazon Bedrock: the model's own format, which the bodies show; the model is told in the path. Where the body has
/// no counts, headers have them, or, streamed, the metrics of the last event.</summary>
internal sealed class BedrockInvokeDialect : IDialect
{
    private static readonly AnthropicMessagesDialect Messages = new();
    private static readonly AnthropicCompleteDialect Complete = new();
    private static readonly CohereChatOneDialect CohereChat = new();
    private static readonly CohereEmbedDialect CohereEmbed = new();
    private static readonly OpenAiChatDialect Chat = new();
    private static readonly OpenAiCompletionsDialect Completions = new();
    private static readonly NovaDialect Nova = new();
    private static readonly OtherModelsDialect Others = new();

    public string Name => "bedrock-invoke";

    public int Version => 1;

    public KnownFields Known => BedrockFields.Invoke;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        OfRequest(target, body).ReadRequest(method, target, body, draft);
        draft.ModelRequested = target.After("model");
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        OfAnswer(body).ReadAnswer(body, draft);
        BedrockGuardrail.ReadInvoke(body, draft);
    }

    public void ReadHeaders(IReadOnlyList<HeaderField> headers, InteractionDraft draft)
    {
        draft.ServiceTier = headers.Value(BedrockConverseDialect.TierHeader) ?? draft.ServiceTier;
        if (draft.Reported.Input is not null || draft.Reported.Output is not null) return;

        var input = headers.Count("x-amzn-bedrock-input-token-count");
        var output = headers.Count("x-amzn-bedrock-output-token-count");
        if (input is null && output is null) return;

        BedrockConverseUsage.Set(
            input, output, draft.Reported.Total, headers.Count("x-amzn-bedrock-cache-read-input-token-count"),
            headers.Count("x-amzn-bedrock-cache-write-input-token-count"), draft);
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new BedrockInvokeStream(draft);

    /// <summary>The format an answer, or an event of a streamed one, is written in.</summary>
    public static IDialect OfAnswer(JsonView body)
    {
        var type = body.Member("type"u8).Text();
        if (type is "message" or "message_start" or "content_block_start" or "content_block_delta") return Messages;
        if (body.Member("completion"u8).IsTold()) return Complete;
        if (body.Member("output"u8).Member("message"u8).IsObject() || body.Member("messageStart"u8).IsTold()) return Nova;
        if (body.Member("embeddings"u8).IsTold() && body.Member("response_type"u8).IsTold()) return CohereEmbed;
        if (body.Member("generation_id"u8).IsTold() || body.Member("event_type"u8).IsTold()) return CohereChat;
        foreach (var choice in body.Member("choices"u8).Items())
        {
            return choice.Member("message"u8).IsObject() || choice.Member("delta"u8).IsObject() ? Chat : Completions;
        }

        return Others;
    }

    private static IDialect OfRequest(Target target, JsonView body)
    {
        if (body.Member("anthropic_version"u8).IsTold() && body.Member("messages"u8).IsArray()) return Messages;
        if (body.Member("texts"u8).IsArray() || body.Member("inputs"u8).IsArray()) return CohereEmbed;
        if (body.Member("message"u8).IsTold()) return CohereChat;
        if (body.Member("messages"u8).IsArray())
            return body.Member("inferenceConfig"u8).IsTold() || body.Member("schemaVersion"u8).IsTold() || target.Contains("nova") ? Nova : Chat;

        return Others;
    }
}
