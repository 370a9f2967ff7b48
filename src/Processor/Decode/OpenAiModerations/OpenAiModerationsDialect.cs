using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.OpenAiChat;
using AuditPipeline.Processor.Decode.Verdicts;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.OpenAiModerations;

/// <summary>Moderation: asks whether an input is harmful.</summary>
internal sealed class OpenAiModerationsDialect : IDialect
{
    public string Name => "openai-moderations";

    public int Version => 1;

    public KnownFields Known => OpenAiFields.Moderations;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "moderation";
        draft.HasFinishReasons = false;
        draft.ModelRequested = body.Member("model"u8).Word();
        Prompts.Read(body.Member("input"u8), draft);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        OpenAiChatAnswer.ReadHead(body, draft);
        Moderation.ReadResults(body, draft);
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);
}
