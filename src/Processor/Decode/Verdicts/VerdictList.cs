using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Processor.Decode.Verdicts;

/// <summary>Verdicts of one interaction while it is read.</summary>
internal sealed class VerdictList
{
    private List<ProviderVerdict>? kept;
    private int passed;
    private int beyond;

    public bool HasBlocked => kept?.Exists(verdict => verdict.Action == VerdictAction.Blocked) == true;

    public void Pass() => passed++;

    /// <summary>Keeps a verdict once, however often a stream repeats it.</summary>
    public void Add(string kind, string? severity, VerdictAction action, VerdictPlace place)
    {
        var verdict = new ProviderVerdict(kind, severity, action, place);
        if (kept?.Contains(verdict) == true) return;

        kept ??= [];
        if (kept.Count == ProviderVerdicts.MostKept) beyond++;
        else kept.Add(verdict);
    }

    public ProviderVerdicts Build() =>
        kept is null && passed == 0 ? ProviderVerdicts.None : new ProviderVerdicts(kept ?? [], passed, beyond);
}
