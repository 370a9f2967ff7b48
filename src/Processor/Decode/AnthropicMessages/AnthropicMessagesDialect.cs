using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Verdicts;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.AnthropicMessages;

/// <summary>The Messages API of Anthropic, also as Vertex, Azure and others serve it.</summary>
internal sealed class AnthropicMessagesDialect : IDialect
{
    public string Name => "anthropic-messages";

    public int Version => 1;

    public KnownFields Known => AnthropicFields.Messages;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "chat";
        draft.ModelRequested = body.Member("model"u8).Word() ?? target.After("models", toColon: true) ?? target.After("model");
        draft.Parameters = AnthropicParameters.Of(body);

        var system = new PartList();
        AnthropicMessagesContent.Read(body.Member("system"u8), system);
        draft.AddInput(MessageRole.System, system);
        foreach (var message in body.Member("messages"u8).Items())
            Turns.Read(message, IsResult, AnthropicMessagesContent.Read, AnthropicMessagesContent.ReadBlock, draft);

        foreach (var tool in body.Member("tools"u8).Items())
        {
            draft.AddTool(tool.Member("name"u8).Word() ?? tool.Member("type"u8).Word());
        }
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        ReadHead(body, draft);
        AnthropicMessagesContent.Read(body.Member("content"u8), draft.Choice(0).Parts);
        AnthropicMessagesUsage.Read(body.Member("usage"u8), draft);
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new AnthropicMessagesStream(draft);

    /// <summary>Id, model and stop reason of a message object.</summary>
    public static void ReadHead(JsonView message, InteractionDraft draft)
    {
        draft.ResponseId = message.Member("id"u8).Word() ?? draft.ResponseId;
        draft.ModelAnswered = message.Member("model"u8).Word() ?? draft.ModelAnswered;
        draft.Choice(0).FinishReason = message.Member("stop_reason"u8).Word() ?? draft.Choice(0).FinishReason;
        draft.Error ??= ErrorReading.OfMember(message);
        Refusal.ReadStop(message.Member("stop_details"u8), draft);
    }

    private static bool IsResult(JsonView block) => block.Member("type"u8).TextIs("tool_result"u8);
}
