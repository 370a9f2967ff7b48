namespace AuditPipeline.Bench.Edge;

/// <param name="Load">Name of the kind of load.</param>
internal sealed record LoadFigures(string Load, IReadOnlyList<TargetFigures> Targets);
