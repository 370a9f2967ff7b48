namespace AuditPipeline.Core.Controls;

/// <summary>Whether a control applies to the systems of a pack, and which profile values decided it.</summary>
/// <param name="Answer">Yes when it applies to one system at least; unknown when to none for sure and one is not answered.</param>
/// <param name="Systems">Systems it applies to; empty where the condition asks for none.</param>
/// <param name="Deciding">Values that decided; the unanswered ones where the answer is unknown.</param>
/// <param name="Benchmark">The control does not bind this entity and serves as a benchmark.</param>
public sealed record Applicability(
    Applies Answer, IReadOnlyList<AiSystem> Systems, IReadOnlyList<FactValue> Deciding, bool Benchmark);
