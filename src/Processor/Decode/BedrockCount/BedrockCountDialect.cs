using AuditPipeline.Processor.Decode.BedrockConverse;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.BedrockCount;

/// <summary>CountTokens of Amazon Bedrock; uses none. A request wrapped for Invoke is base64 and is not read.</summary>
internal sealed class BedrockCountDialect : IDialect
{
    public string Name => "bedrock-count";

    public int Version => 1;

    public KnownFields Known => BedrockFields.Count;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "count_tokens";
        draft.HasFinishReasons = false;
        draft.ModelRequested = target.After("model");
        BedrockConverseDialect.ReadConversation(body.Member("input"u8).Member("converse"u8), draft);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft) => draft.CountedTokens = body.Member("inputTokens"u8).Count();

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);
}
