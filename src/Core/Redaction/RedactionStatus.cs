namespace AuditPipeline.Core.Redaction;

/// <summary>How much of a record was looked at. <c>scanned</c> with no findings is never the same as <c>not scanned</c>. Stored by number.</summary>
public enum RedactionStatus
{
    NotScanned = 1,
    PartlyScanned = 2,
    Scanned = 3,
}
