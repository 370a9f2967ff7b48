using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Fields;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.BedrockInvoke;

/// <summary>Models of Bedrock with small formats of their own: Titan, Llama, Mistral, Jurassic, and embeddings of Titan and Nova.</summary>
internal sealed class OtherModelsDialect : IDialect
{
    public string Name => "bedrock-invoke";

    public int Version => 1;

    public KnownFields Known => BedrockFields.Invoke;

    public void ReadRequest(string method, Target target, JsonView body, InteractionDraft draft)
    {
        var embeds = body.Member("taskType"u8).Text()?.Contains("EMBEDDING", StringComparison.Ordinal) == true || target.Contains("embed");
        draft.Operation = embeds ? "embeddings" : "text_completion";
        draft.HasFinishReasons = !embeds;
        draft.Parameters = OtherModelsParameters.Of(body);
        var prompt = body.Member("prompt"u8);
        if (!prompt.IsTold()) prompt = body.Member("inputText"u8);
        if (!prompt.IsTold()) prompt = body.Member("singleEmbeddingParams"u8).Member("text"u8).Member("value"u8);
        if (!prompt.IsTold()) prompt = body.Member("textToImageParams"u8).Member("text"u8);
        Prompts.Read(prompt, draft);
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        draft.ResponseId ??= body.Member("id"u8).Word();
        var input = body.Member("inputTextTokenCount"u8).Count() ?? body.Member("prompt_token_count"u8).Count();
        var output = body.Member("totalOutputTextTokenCount"u8).Count() ?? body.Member("generation_token_count"u8).Count();
        if (body.Member("generation"u8).IsTold() || body.Member("outputText"u8).IsTold())   // Llama, whole and streamed; Titan, streamed
        {
            var choice = draft.Choice(0);
            choice.Parts.Append(MessagePartKind.Text, body.Member("generation"u8).Text() ?? body.Member("outputText"u8).Text());
            choice.FinishReason = body.Member("stop_reason"u8).Word() ?? body.Member("completionReason"u8).Word() ?? choice.FinishReason;
        }

        foreach (var (list, position) in Lists(body))
        {
            var choice = draft.Choice(position);
            choice.Parts.Append(
                MessagePartKind.Text,
                list.Member("outputText"u8).Text() ?? list.Member("text"u8).Text() ?? list.Member("data"u8).Member("text"u8).Text());
            choice.FinishReason = list.Member("completionReason"u8).Word() ?? list.Member("stop_reason"u8).Word()
                ?? list.Member("finishReason"u8).Member("reason"u8).Word() ?? choice.FinishReason;
            output ??= list.Member("tokenCount"u8).Count();
        }

        input ??= draft.Reported.Input;
        output ??= draft.Reported.Output;
        draft.Reported = ReportedUsage.None with { Input = input, Output = output };
        draft.Usage = Usage.Unknown with { Input = input, Output = output };
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);

    // Titan's results, Mistral's outputs, Jurassic's completions.
    private static IEnumerable<(JsonView Item, int Position)> Lists(JsonView body)
    {
        foreach (var list in (JsonView[])[body.Member("results"u8), body.Member("outputs"u8), body.Member("completions"u8)])
        {
            var position = 0;
            foreach (var item in list.Items())
            {
                if (position > InteractionDraft.LastChoice) break;
                yield return (item, position++);
            }
        }
    }
}
