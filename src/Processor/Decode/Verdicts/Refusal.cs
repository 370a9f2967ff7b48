using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Verdicts;

/// <summary>Verdicts of calls that were refused for their content.</summary>
internal static class Refusal
{
    /// <summary>Reads those in the <c>error</c> of an answer, whatever its status.</summary>
    public static void Read(JsonView body, InteractionDraft draft)
    {
        var error = body.Member("error"u8);
        if (!error.IsObject()) return;

        AzureFilters.ReadError(error, draft);
        foreach (var reason in error.Member("metadata"u8).Member("reasons"u8).Items())   // OpenRouter
        {
            if (reason.Word() is { } kind) draft.Verdicts.Add(kind, null, VerdictAction.Blocked, VerdictPlace.Input);
        }

        if (error.Member("code"u8).Text() is { } code && IsAboutContent(code) && !draft.Verdicts.HasBlocked)
            draft.Verdicts.Add(code, null, VerdictAction.Blocked, VerdictPlace.Input);
    }

    /// <summary>Why Anthropic's model declined: <c>{"type": "refusal", "category": …}</c>.</summary>
    public static void ReadStop(JsonView details, InteractionDraft draft)
    {
        if (details.Member("type"u8).TextIs("refusal"u8))
            draft.Verdicts.Add(details.Member("category"u8).Word() ?? "refusal", null, VerdictAction.Blocked, VerdictPlace.Output);
    }

    private static bool IsAboutContent(string code) =>
        code is "content_filter" or "content_policy_violation" or "moderation_blocked" or "ResponsibleAIPolicyViolation";
}
