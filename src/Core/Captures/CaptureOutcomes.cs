using System.Diagnostics;

namespace AuditPipeline.Core.Captures;

/// <summary>The words of <see cref="CaptureOutcome"/> in leaves, rows, API and packs.</summary>
public static class CaptureOutcomes
{
    public static string Word(this CaptureOutcome outcome) => outcome switch
    {
        CaptureOutcome.Completed => "completed",
        CaptureOutcome.Refused => "refused",
        CaptureOutcome.UpstreamError => "upstream_error",
        CaptureOutcome.ClientLeft => "client_left",
        CaptureOutcome.Interrupted => "interrupted",
        _ => throw new UnreachableException($"CaptureOutcome.{outcome}"),
    };

    public static CaptureOutcome? Parse(string? word) => word switch
    {
        "completed" => CaptureOutcome.Completed,
        "refused" => CaptureOutcome.Refused,
        "upstream_error" => CaptureOutcome.UpstreamError,
        "client_left" => CaptureOutcome.ClientLeft,
        "interrupted" => CaptureOutcome.Interrupted,
        _ => null,
    };
}
