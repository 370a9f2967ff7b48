namespace AuditPipeline.Core.Controls;

/// <summary>When a control applies, read from the catalogue's <c>applies_when</c>.</summary>
public abstract record Condition;
