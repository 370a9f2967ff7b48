using AuditPipeline.Processor.Decode.AnthropicMessages;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.AnthropicCount;

/// <summary>Counts the tokens of a message request of Anthropic; uses none.</summary>
internal sealed class AnthropicCountDialect : IDialect
{
    private static readonly AnthropicMessagesDialect Messages = new();

    public string Name => "anthropic-count";

    public int Version => 1;

    public KnownFields Known => AnthropicFields.Count;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        Messages.ReadRequest(method, target, body, draft);
        draft.Operation = "count_tokens";
        draft.HasFinishReasons = false;
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        draft.Error ??= ErrorReading.OfMember(body);
        draft.CountedTokens = body.Member("input_tokens"u8).Count();
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);
}
