namespace AuditPipeline.Core.Controls;

/// <summary>A fact the catalogue tells to assume where nobody stated it.</summary>
public sealed record AssumedCondition(string Fact) : Condition;
