using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.AlephAlpha;

/// <summary>Text completion of Aleph Alpha.</summary>
internal sealed class AlephAlphaDialect : IDialect
{
    public string Name => "alephalpha";

    public int Version => 1;

    public KnownFields Known => OtherFields.AlephAlpha;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "text_completion";
        draft.ModelRequested = body.Member("model"u8).Word() ?? target.QueryValue("model");
        draft.Parameters = AlephAlphaParameters.Of(body);
        Prompts.Read(body.Member("prompt"u8), draft);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        draft.Error ??= ErrorReading.OfMember(body);
        var position = 0;
        foreach (var completion in body.Member("completions"u8).Items())
        {
            if (position > InteractionDraft.LastChoice) break;

            var choice = draft.Choice(position++);
            choice.FinishReason = completion.Member("finish_reason"u8).Word();
            choice.Parts.Append(MessagePartKind.Text, completion.Member("completion"u8));
        }

        var input = body.Member("num_tokens_prompt_total"u8).Count();
        var output = body.Member("num_tokens_generated"u8).Count();
        draft.Reported = ReportedUsage.None with { Input = input, Output = output };
        draft.Usage = Usage.Unknown with { Input = input, Output = output };
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);
}
