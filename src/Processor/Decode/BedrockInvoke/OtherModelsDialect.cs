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
        Prompts.ReadMedia(body.Member("inputImage"u8), "image", draft);
        Prompts.ReadMedia(body.Member("image"u8), "image", draft);
        foreach (var task in body.Members())
        {
            if (!task.RawName.EndsWith("Params"u8)) continue;
            Prompts.ReadMedia(task.Value.Member("image"u8), "image", draft);
            Prompts.ReadMedia(task.Value.Member("images"u8), "image", draft);
        }
    }

    public void ReadAnswer(JsonView body, InteractionDraft draft)
    {
        draft.ResponseId ??= body.Member("id"u8).Word();
        var input = body.Member("inputTextTokenCount"u8).Count() ?? body.Member("prompt_token_count"u8).Count();
        var output = body.Member("totalOutputTextTokenCount"u8).Count() ?? body.Member("generation_token_count"u8).Count();
        if (body.Member("generation"u8).IsTold() || body.Member("outputText"u8).IsTold())   // Llama, whole and streamed; Titan, streamed
        {
            var choice = draft.Choice(0);
            choice.Parts.Append(MessagePartKind.Text, body.Member("generation"u8).OrText(body.Member("outputText"u8)));
            choice.FinishReason = body.Member("stop_reason"u8).Word() ?? body.Member("completionReason"u8).Word() ?? choice.FinishReason;
        }

        foreach (var _ in body.Member("images"u8).Items()) draft.Choice(0).Parts.Add(MessagePartKind.Media, null, "image");
        // Titan's results, Mistral's outputs, Jurassic's completions.
        var (results, outputs, completions) = (
            ReadChoices(body.Member("results"u8), draft), ReadChoices(body.Member("outputs"u8), draft), ReadChoices(body.Member("completions"u8), draft));
        output ??= results ?? outputs ?? completions;
        input ??= draft.Reported.Input;
        output ??= draft.Reported.Output;
        draft.Reported = ReportedUsage.None with { Input = input, Output = output };
        draft.Usage = Usage.Unknown with { Input = input, Output = output };
    }

    public IStreamReading BeginStream(InteractionDraft draft) => new EventwiseStream(this, draft);

    /// <returns>The first count of output among them.</returns>
    private static long? ReadChoices(JsonView list, InteractionDraft draft)
    {
        var position = 0;
        long? output = null;
        foreach (var item in list.Items())
        {
            if (position > InteractionDraft.LastChoice) break;

            var choice = draft.Choice(position++);
            choice.Parts.Append(
                MessagePartKind.Text, item.Member("outputText"u8).OrText(item.Member("text"u8)).OrText(item.Member("data"u8).Member("text"u8)));
            choice.FinishReason = item.Member("completionReason"u8).Word() ?? item.Member("stop_reason"u8).Word()
                ?? item.Member("finishReason"u8).Member("reason"u8).Word() ?? choice.FinishReason;
            output ??= item.Member("tokenCount"u8).Count();
        }

        return output;
    }
}
