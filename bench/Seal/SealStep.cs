namespace AuditPipeline.Bench.Seal;

/// <summary>One thing that is measured, and the bare pass over the same bytes.</summary>
/// <param name="Name">In the table.</param>
/// <param name="Bare">What the baseline is.</param>
/// <param name="Run">Does it so many times.</param>
/// <param name="Baseline">Does the baseline so many times.</param>
internal sealed record SealStep(string Name, string Bare, Action<int> Run, Action<int> Baseline);
