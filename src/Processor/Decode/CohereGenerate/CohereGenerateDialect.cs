using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.CohereChat;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.CohereGenerate;

/// <summary>Text generation of Cohere, from before its chat.</summary>
internal sealed class CohereGenerateDialect : IDialect
{
    public string Name => "cohere-generate";

    public int Version => 1;

    public KnownFields Known => CohereFields.Generate;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "text_completion";
        draft.ModelRequested = body.Member("model"u8).Word();
        draft.Parameters = CohereParameters.Of(body);
        Prompts.Read(body.Member("prompt"u8), draft);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        draft.ResponseId ??= body.Member("id"u8).Word();
        draft.Error ??= ErrorReading.OfMember(body);
        var position = 0;
        foreach (var generation in body.Member("generations"u8).Items())
        {
            if (position > InteractionDraft.LastChoice) break;

            var choice = draft.Choice(position++);
            choice.FinishReason = generation.Member("finish_reason"u8).Word();
            choice.Parts.Append(MessagePartKind.Text, generation.Member("text"u8));
        }

        if (body.Member("is_finished"u8).IsTold()) ReadEvent(body, draft);
        CohereUsage.Read(body.Member("meta"u8), draft);
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);

    private static void ReadEvent(JsonView data, InteractionDraft draft)
    {
        var choice = draft.Choice(data.Member("index"u8).Index(InteractionDraft.LastChoice) ?? 0);
        choice.Parts.Append(MessagePartKind.Text, data.Member("text"u8));
        choice.FinishReason = data.Member("finish_reason"u8).Word() ?? choice.FinishReason;
        draft.Ended |= data.Member("is_finished"u8).IsTrue();
    }
}
