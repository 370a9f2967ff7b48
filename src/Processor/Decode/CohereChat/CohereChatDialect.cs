using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.OpenAiChat;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.CohereChat;

/// <summary>Chat of Cohere, version 2.</summary>
internal sealed class CohereChatDialect : IDialect
{
    private static readonly OpenAiChatDialect Relative = new();

    public string Name => "cohere-chat-v2";

    public int Version => 1;

    public KnownFields Known => CohereFields.Chat;

    // Messages and tools have the form of OpenAI's.
    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        Relative.ReadRequest(method, target, body, draft);
        draft.Parameters = CohereParameters.Of(body);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        draft.ResponseId = body.Member("id"u8).Word();
        draft.Error ??= ErrorReading.OfMember(body);
        var choice = draft.Choice(0);
        choice.FinishReason = body.Member("finish_reason"u8).Word();
        var message = body.Member("message"u8);
        choice.Parts.Append(MessagePartKind.Reasoning, message.Member("tool_plan"u8));
        OpenAiChatMessage.Read(message, choice.Parts);
        CohereUsage.Read(body.Member("usage"u8), draft);
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new CohereChatStream(draft);
}
