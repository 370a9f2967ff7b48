using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Verdicts;

/// <summary>What watsonx.ai found in a text: a list for each kind (<c>hap</c>, <c>pii</c> …), of what was found only.</summary>
internal static class WatsonxModerations
{
    public static void Read(JsonView moderations, InteractionDraft draft)
    {
        if (!moderations.IsObject()) return;

        foreach (var list in moderations.Members())
        {
            if (list.Name is not { Length: > 0 } kind) continue;

            foreach (var item in list.Value.Items())
            {
                var place = item.Member("input"u8).IsTrue() ? VerdictPlace.Input : VerdictPlace.Output;
                draft.Verdicts.Add(kind, null, VerdictAction.Flagged, place);
            }
        }
    }
}
