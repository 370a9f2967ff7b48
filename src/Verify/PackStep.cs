namespace AuditPipeline.Verify;

/// <summary>One link of the chain.</summary>
/// <param name="Name">Which.</param>
/// <param name="State">How it stands.</param>
/// <param name="What">When failed, the fault; when not demanded or not reached, the reason; when passed, what was checked.</param>
/// <param name="Path">When failed: the file at fault.</param>
/// <param name="Record">When failed in a record: its index in the stream.</param>
public sealed record PackStep(StepName Name, StepState State, string What, string? Path = null, long? Record = null)
{
    /// <summary>The words a report prints for <see cref="Name"/>.</summary>
    public string Label => Name switch
    {
        StepName.Manifest => "manifest",
        StepName.AnchorSignature => "anchor signature",
        StepName.Witnesses => "witnesses",
        StepName.Timestamp => "timestamp",
        StepName.AnchorConsistency => "anchor consistency",
        StepName.HeadInAnchor => "head in anchor",
        StepName.StreamConsistency => "stream consistency",
        StepName.Leaves => "leaves",
        StepName.Commitments => "commitments",
        StepName.Numbers => "numbers",
        StepName.Erasures => "erasures",
        StepName.Period => "period",
        _ => Name.ToString(),
    };

    public override string ToString()
    {
        var record = Record is { } index ? $" record {index}:" : string.Empty;
        var path = Path is null ? string.Empty : $" {Path}:";
        return $"{Label}: {State switch { StepState.Passed => "passed", StepState.Failed => "FAILED", StepState.NotDemanded => "not demanded", _ => "not reached" }}"
            + $" -{path}{record} {What}";
    }
}
