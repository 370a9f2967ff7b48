using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.AnthropicMessages;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.AnthropicComplete;

/// <summary>Text completions of Anthropic, from before the Messages API. They tell no usage.</summary>
internal sealed class AnthropicCompleteDialect : IDialect
{
    public string Name => "anthropic-complete";

    public int Version => 1;

    public KnownFields Known => AnthropicFields.Complete;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "text_completion";
        draft.ModelRequested = body.Member("model"u8).Word() ?? target.After("model");
        draft.Parameters = AnthropicParameters.Of(body);
        Prompts.Read(body.Member("prompt"u8), draft);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        draft.ResponseId ??= body.Member("id"u8).Word();
        draft.ModelAnswered ??= body.Member("model"u8).Word();
        draft.Error ??= ErrorReading.OfMember(body);
        var choice = draft.Choice(0);
        choice.FinishReason = body.Member("stop_reason"u8).Word() ?? choice.FinishReason;
        choice.Parts.Append(MessagePartKind.Text, body.Member("completion"u8));
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);
}
