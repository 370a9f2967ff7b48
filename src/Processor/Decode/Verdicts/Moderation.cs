using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Verdicts;

/// <summary>Results of moderation, of OpenAI (<c>flagged</c> beside the categories) and Mistral (categories alone).</summary>
internal static class Moderation
{
    private const string Flagged = "flagged";

    public static void ReadResults(JsonView body, InteractionDraft draft)
    {
        foreach (var result in body.Member("results"u8).Items()) Read(result, VerdictPlace.Input, draft);
    }

    /// <summary>What a response says about both of its sides when it was asked to moderate them.</summary>
    public static void ReadResponse(JsonView moderation, InteractionDraft draft)
    {
        Read(moderation.Member("input"u8), VerdictPlace.Input, draft);
        Read(moderation.Member("output"u8), VerdictPlace.Output, draft);
    }

    private static void Read(JsonView result, VerdictPlace place, InteractionDraft draft)
    {
        if (!result.IsObject()) return;

        var any = false;
        var categories = result.Member("categories"u8);
        if (categories.IsObject())
        {
            foreach (var category in categories.Members())
            {
                if (!category.Value.IsTrue() || category.Name is not { Length: > 0 } kind) continue;

                draft.Verdicts.Add(kind, null, VerdictAction.Flagged, place);
                any = true;
            }
        }

        if (any) return;
        if (result.Member("flagged"u8).IsTrue()) draft.Verdicts.Add(Flagged, null, VerdictAction.Flagged, place);
        else draft.Verdicts.Pass();
    }
}
