using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Reports.Controls;

/// <summary>Where metrics find their figures. A null source is "not available", which never passes.</summary>
public sealed record MetricSources
{
    public required IRecordReader Records { get; init; }

    public required ICompletenessSource? Completeness { get; init; }

    /// <summary>The whole inventory.</summary>
    public required IReadOnlyList<AiSystem> Inventory { get; init; }

    /// <summary>The system the question is limited to; null for all.</summary>
    public required string? System { get; init; }

    /// <summary>Null when no register is kept.</summary>
    public required IReadOnlyList<Supplier>? Suppliers { get; init; }

    public required IntegrityReport? Integrity { get; init; }

    public required ControlSettings Settings { get; init; }

    /// <summary>Time at which the question is asked.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Whether a high-risk system, or one not classified, is concerned: the stricter limits then hold.</summary>
    public bool HighRiskConcerned =>
        Inventory.Count == 0 || Inventory.Where(s => System is null || s.Id == System).Any(s => s.HighRisk != false);
}
