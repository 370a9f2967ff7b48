namespace AuditPipeline.Core.Controls;

/// <summary>Binds the named kinds of entity; for all others the control is a benchmark and is labelled so.</summary>
public sealed record BenchmarkCondition(string Fact) : Condition;
