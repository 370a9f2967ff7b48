using System.Diagnostics;

namespace AuditPipeline.Core.Redaction;

/// <summary>The words of <see cref="RedactionStatus"/> in leaves, rows, API and packs.</summary>
public static class RedactionStatuses
{
    public static string Word(this RedactionStatus status) => status switch
    {
        RedactionStatus.NotScanned => "not_scanned",
        RedactionStatus.PartlyScanned => "partly_scanned",
        RedactionStatus.Scanned => "scanned",
        _ => throw new UnreachableException($"RedactionStatus.{status}"),
    };
}
