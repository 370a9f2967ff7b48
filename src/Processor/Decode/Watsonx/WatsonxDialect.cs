using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Verdicts;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Watsonx;

/// <summary>Text generation of IBM watsonx.ai. A stream tells the input once and counts the output up.</summary>
internal sealed class WatsonxDialect : IDialect
{
    private const string NotFinished = "not_finished";

    public string Name => "watsonx";

    public int Version => 1;

    public KnownFields Known => OtherFields.Watsonx;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        draft.Operation = "text_completion";
        draft.ModelRequested = body.Member("model_id"u8).Word() ?? target.After("deployments");
        draft.Parameters = WatsonxParameters.Of(body);
        Prompts.Read(body.Member("input"u8), draft);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        draft.ModelAnswered ??= body.Member("model_id"u8).Word();
        foreach (var error in body.Member("errors"u8).Items())
            draft.Error ??= new InteractionError(null, error.Member("code"u8).Word(), error.Member("message"u8).Text());

        var position = 0;
        foreach (var result in body.Member("results"u8).Items())
        {
            if (position > InteractionDraft.LastChoice) break;

            var choice = draft.Choice(position++);
            choice.Parts.Append(MessagePartKind.Text, result.Member("generated_text"u8));
            var reason = result.Member("stop_reason"u8).Word();
            if (reason != NotFinished) choice.FinishReason = reason ?? choice.FinishReason;
            WatsonxModerations.Read(result.Member("moderations"u8), draft);
            if (position > 1) continue;

            var input = Larger(result.Member("input_token_count"u8).Count(), draft.Reported.Input);
            var output = Larger(result.Member("generated_token_count"u8).Count(), draft.Reported.Output);
            draft.Reported = ReportedUsage.None with { Input = input, Output = output };
            draft.Usage = Usage.Unknown with { Input = input, Output = output };
        }
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);

    private static long? Larger(long? one, long? other) => one is null || other > one ? other : one;
}
