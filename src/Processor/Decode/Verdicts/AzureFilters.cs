using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Verdicts;

/// <summary>Content filters of Azure OpenAI: one object per check, <c>{"filtered": …, "severity" or "detected": …}</c>.</summary>
internal static class AzureFilters
{
    private const string Safe = "safe";

    /// <summary>The results about the prompt, beside the choices of an answer or of a stream's first chunk.</summary>
    public static void ReadPrompts(JsonView body, InteractionDraft draft)
    {
        var prompts = body.Member("prompt_filter_results"u8);
        if (!prompts.IsTold()) prompts = body.Member("prompt_annotations"u8);   // its name before
        foreach (var prompt in prompts.Items()) Read(ResultsOf(prompt), VerdictPlace.Input, draft);
    }

    /// <summary>The results about one choice.</summary>
    public static void ReadChoice(JsonView choice, InteractionDraft draft) => Read(ResultsOf(choice), VerdictPlace.Output, draft);

    /// <summary>The results of the Responses API: a list that says what each looked at.</summary>
    public static void ReadResponse(JsonView filters, InteractionDraft draft)
    {
        foreach (var filter in filters.Items())
        {
            var place = filter.Member("source_type"u8).TextIs("prompt"u8) ? VerdictPlace.Input : VerdictPlace.Output;
            Read(ResultsOf(filter), place, draft);
        }
    }

    /// <summary>The results in a refusal.</summary>
    public static void ReadError(JsonView error, InteractionDraft draft)
    {
        Read(ResultsOf(error.Member("innererror"u8)), VerdictPlace.Input, draft);
        ReadResponse(error.Member("content_filters"u8), draft);
    }

    private static JsonView ResultsOf(JsonView around)
    {
        var results = around.Member("content_filter_results"u8);
        return results.IsTold() ? results : around.Member("content_filter_result"u8);
    }

    private static void Read(JsonView results, VerdictPlace place, InteractionDraft draft)
    {
        if (!results.IsObject()) return;

        foreach (var check in results.Members())
        {
            if (!check.Value.IsObject() || check.Name is not { Length: > 0 } kind) continue;

            var severity = check.Value.Member("severity"u8).Choice();
            var found = check.Value.Member("detected"u8).IsTrue() || severity is not (null or Safe);
            if (check.Value.Member("filtered"u8).IsTrue()) draft.Verdicts.Add(kind, severity, VerdictAction.Blocked, place);
            else if (found) draft.Verdicts.Add(kind, severity, VerdictAction.Flagged, place);
            else draft.Verdicts.Pass();
        }
    }
}
