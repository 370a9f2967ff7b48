using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Verdicts;

/// <summary>Safety ratings of Gemini and Vertex, about the prompt and about each candidate.</summary>
internal static class GeminiSafety
{
    public static void ReadPrompt(JsonView feedback, InteractionDraft draft)
    {
        if (!feedback.IsObject()) return;

        if (feedback.Member("blockReason"u8).Word() is { } reason) draft.Verdicts.Add(reason, null, VerdictAction.Blocked, VerdictPlace.Input);
        ReadRatings(feedback.Member("safetyRatings"u8), VerdictPlace.Input, draft);
    }

    public static void ReadRatings(JsonView ratings, VerdictPlace place, InteractionDraft draft)
    {
        foreach (var rating in ratings.Items())
        {
            if (rating.Member("category"u8).Word() is not { } kind) continue;

            var probability = rating.Member("probability"u8).Choice();
            var severity = rating.Member("severity"u8).Choice() ?? probability;
            if (rating.Member("blocked"u8).IsTrue()) draft.Verdicts.Add(kind, severity, VerdictAction.Blocked, place);
            else if (probability is null or "NEGLIGIBLE" or "HARM_PROBABILITY_UNSPECIFIED") draft.Verdicts.Pass();
            else draft.Verdicts.Add(kind, severity, VerdictAction.Flagged, place);
        }
    }
}
