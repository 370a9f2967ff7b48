using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.OllamaChat;

/// <summary>What chat and generate of Ollama tell alike: model, end and counts. The prompt's count is missing where the prompt was cached.</summary>
internal static class OllamaEnd
{
    public static void Read(JsonView body, InteractionDraft draft)
    {
        draft.ModelAnswered ??= body.Member("model"u8).Word();
        draft.Error ??= ErrorReading.OfMember(body);
        var choice = draft.Choice(0);
        choice.FinishReason = body.Member("done_reason"u8).Word() ?? choice.FinishReason;
        draft.Ended |= body.Member("done"u8).IsTrue();

        var input = body.Member("prompt_eval_count"u8).Count();
        var output = body.Member("eval_count"u8).Count();
        if (input is null && output is null) return;

        draft.Reported = ReportedUsage.None with { Input = input, Output = output };
        draft.Usage = Usage.Unknown with { Input = input, Output = output };
    }
}
