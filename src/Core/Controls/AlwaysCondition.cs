namespace AuditPipeline.Core.Controls;

public sealed record AlwaysCondition : Condition;
