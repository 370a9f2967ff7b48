namespace AuditPipeline.Reports.Packs;

public enum StatementKind
{
    /// <summary>A figure over the whole pack.</summary>
    Figure = 1,

    /// <summary>Result of a control.</summary>
    Result = 2,

    /// <summary>Outcome of a metric.</summary>
    Metric = 3,

    /// <summary>State of an attested item.</summary>
    Attested = 4,
}
