namespace AuditPipeline.Core.Queries;

public enum TotalsGrouping
{
    None,
    Day,
    Model,
    System,
    Provider,
    Outcome,
}
