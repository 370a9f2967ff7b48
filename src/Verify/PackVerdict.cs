namespace AuditPipeline.Verify;

/// <summary>What a check of a pack found.</summary>
/// <param name="Steps">All links in order.</param>
/// <param name="Notes">What the reader must know beside the verdict: whose key was used, which numbers are named as missing, ….</param>
/// <param name="Counts">How much was checked.</param>
/// <param name="ManifestSha256">Of <c>manifest.json</c>, lower-case hex; null when there is none.</param>
/// <param name="Pack">Id of the pack, or null.</param>
public sealed record PackVerdict(
    IReadOnlyList<PackStep> Steps, IReadOnlyList<string> Notes, PackCounts Counts, string? ManifestSha256, string? Pack)
{
    /// <summary>True when no link is broken and all were reached.</summary>
    public bool Intact => Steps.All(s => s.State is StepState.Passed or StepState.NotDemanded);

    /// <summary>The first broken link, or null.</summary>
    public PackStep? FirstBroken => Steps.FirstOrDefault(s => s.State is StepState.Failed);
}
