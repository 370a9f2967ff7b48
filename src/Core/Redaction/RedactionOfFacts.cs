using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Core.Redaction;

/// <summary>Redacts what stands beside text: a caller chose its words, a provider or customer named its checks.</summary>
internal static class RedactionOfFacts
{
    public static RedactedParameters Of(RequestParameters parameters, RedactionTally tally)
    {
        if (parameters.IsNone) return RedactedParameters.None;

        return new RedactedParameters(
            parameters with
            {
                StopSequences = [],
                ReasoningEffort = tally.Word(parameters.ReasoningEffort),
                ResponseFormat = tally.Word(parameters.ResponseFormat),
                ToolChoice = tally.Word(parameters.ToolChoice),
                ServiceTier = tally.Word(parameters.ServiceTier),
            },
            [.. parameters.StopSequences.Select(tally.Text)]);
    }

    public static RedactedVerdicts Of(ProviderVerdicts verdicts, RedactionTally tally) => verdicts.IsNone
        ? RedactedVerdicts.None
        : new RedactedVerdicts(
            [.. verdicts.Kept.Select(v => new RedactedVerdict(tally.Text(v.Kind), tally.Word(v.Severity), v.Action, v.Place))],
            verdicts.Passed, verdicts.Beyond);

    public static UnknownFields Of(UnknownFields fields, RedactionTally tally) => fields.Names.Count == 0
        ? fields
        : fields with { Names = [.. fields.Names.Select(name => tally.Word(name)!)] };
}
