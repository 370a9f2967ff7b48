using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Verdicts;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.BedrockConverse;

/// <summary>Converse and ConverseStream of Amazon Bedrock. The model is told in the path only, the answer has no id.</summary>
internal sealed class BedrockConverseDialect : IDialect
{
    /// <summary>Where Bedrock tells the tier when the body does not.</summary>
    public const string TierHeader = "x-amzn-bedrock-service-tier";

    public string Name => "bedrock-converse";

    public int Version => 1;

    public KnownFields Known => BedrockFields.Converse;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "chat";
        draft.ModelRequested = target.After("model");
        draft.Parameters = BedrockConverseParameters.Of(body);
        ReadConversation(body, draft);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        var choice = draft.Choice(0);
        choice.FinishReason = body.Member("stopReason"u8).Word();
        BedrockConverseContent.Read(body.Member("output"u8).Member("message"u8).Member("content"u8), choice.Parts);
        ReadServed(body, draft);
    }

    public void ReadHeaders(IReadOnlyList<HeaderField> headers, InteractionDraft draft) => draft.ServiceTier ??= headers.Value(TierHeader);

    /// <summary>Usage, tier, latency class and the guardrail's trace: members of a whole answer, or of a stream's metadata.</summary>
    public static void ReadServed(JsonView body, InteractionDraft draft)
    {
        draft.ServiceTier = body.Member("serviceTier"u8).Choice() ?? draft.ServiceTier;
        draft.ServedSpeed = body.Member("performanceConfig"u8).Member("latency"u8).Choice() ?? draft.ServedSpeed;
        BedrockGuardrail.ReadTrace(body.Member("trace"u8), draft);
        BedrockConverseUsage.Read(body.Member("usage"u8), draft);
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new BedrockConverseStream(draft);

    /// <summary>System text, turns and tools; Nova's own format, asked through Invoke, has the same.</summary>
    public static void ReadConversation(JsonView body, InteractionDraft draft)
    {
        var system = new PartList();
        BedrockConverseContent.Read(body.Member("system"u8), system);
        draft.AddInput(MessageRole.System, system);
        foreach (var message in body.Member("messages"u8).Items())
            Turns.Read(message, BedrockConverseContent.IsResult, BedrockConverseContent.Read, BedrockConverseContent.ReadBlock, draft);
        foreach (var tool in body.Member("toolConfig"u8).Member("tools"u8).Items())
        {
            draft.AddTool(tool.Member("toolSpec"u8).Member("name"u8).Word() ?? tool.Member("systemTool"u8).Member("name"u8).Word());
        }
    }
}
