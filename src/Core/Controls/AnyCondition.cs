namespace AuditPipeline.Core.Controls;

/// <summary>True when one of <paramref name="Terms"/> is.</summary>
public sealed record AnyCondition(IReadOnlyList<Condition> Terms) : Condition;
