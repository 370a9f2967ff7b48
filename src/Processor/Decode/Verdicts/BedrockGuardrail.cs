using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Verdicts;

/// <summary>Guardrails of Amazon Bedrock. An assessment has policies, a policy has lists, and each item of a list tells what was done about it.
/// The words that matched are never read: they are the content the guardrail is about.</summary>
internal static class BedrockGuardrail
{
    private const string Guardrail = "guardrail";

    /// <summary>The trace of Converse: <c>{"guardrail": {"inputAssessment": {id: …}, "outputAssessments": {id: [ … ]}}}</c>.</summary>
    public static void ReadTrace(JsonView trace, InteractionDraft draft)
    {
        var guardrail = trace.Member("guardrail"u8);
        ReadById(guardrail.Member("inputAssessment"u8), VerdictPlace.Input, draft);
        ReadById(guardrail.Member("outputAssessments"u8), VerdictPlace.Output, draft);
    }

    /// <summary>What Invoke adds to the model's own answer, or to the last event of a stream.</summary>
    public static void ReadInvoke(JsonView body, InteractionDraft draft)
    {
        var guardrail = body.Member("amazon-bedrock-trace"u8).Member("guardrail"u8);
        ReadById(guardrail.Member("input"u8), VerdictPlace.Input, draft);
        foreach (var output in guardrail.Member("outputs"u8).Items()) ReadById(output, VerdictPlace.Output, draft);

        var action = body.Member("amazon-bedrock-guardrailAction"u8);
        if (action.TextIs("NONE"u8)) draft.Verdicts.Pass();
        else if (action.TextIs("INTERVENED"u8) && !draft.Verdicts.HasBlocked)
            draft.Verdicts.Add(Guardrail, null, VerdictAction.Blocked, VerdictPlace.Output);   // without a trace it does not say where
    }

    private static void ReadById(JsonView assessments, VerdictPlace place, InteractionDraft draft)
    {
        if (!assessments.IsObject()) return;

        foreach (var byId in assessments.Members())
        {
            if (byId.Value.IsObject()) Read(byId.Value, place, draft);
            foreach (var assessment in byId.Value.Items()) Read(assessment, place, draft);
        }
    }

    private static void Read(JsonView assessment, VerdictPlace place, InteractionDraft draft)
    {
        if (!assessment.IsObject()) return;

        foreach (var policy in assessment.Members())
        {
            if (!policy.Value.IsObject()) continue;

            foreach (var list in policy.Value.Members())
            {
                foreach (var item in list.Value.Items()) ReadItem(item, list.Name, place, draft);
            }
        }
    }

    // A topic is told by its name (its type is DENY), a filter or kind of personal data by its type, a word of a list by the list.
    private static void ReadItem(JsonView item, string? list, VerdictPlace place, InteractionDraft draft)
    {
        if (item.Member("action"u8).Text() is not { } action) return;

        var kind = item.Member("name"u8).Word() ?? item.Member("type"u8).Word() ?? list ?? Guardrail;
        var severity = item.Member("confidence"u8).Choice();
        if (action is "BLOCKED" or "ANONYMIZED") draft.Verdicts.Add(kind, severity, VerdictAction.Blocked, place);
        else if (item.Member("detected"u8).IsTrue()) draft.Verdicts.Add(kind, severity, VerdictAction.Flagged, place);
        else draft.Verdicts.Pass();
    }
}
