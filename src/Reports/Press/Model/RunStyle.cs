namespace AuditPipeline.Reports.Press.Model;

public enum RunStyle
{
    Plain = 1,
    Bold = 2,

    /// <summary>Hashes, ids and commands.</summary>
    Mono = 3,
}
