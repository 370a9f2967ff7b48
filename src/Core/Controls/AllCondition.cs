namespace AuditPipeline.Core.Controls;

/// <summary>True when every one of <paramref name="Terms"/> is.</summary>
public sealed record AllCondition(IReadOnlyList<Condition> Terms) : Condition;
