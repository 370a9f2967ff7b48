using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports.Packs;

/// <summary>Figures over the whole pack.</summary>
/// <param name="Completeness">Null when no gateway's count was available.</param>
public sealed record PackFigures(
    CompletenessFigures? Completeness,
    TotalsLine? Total,
    IReadOnlyList<TotalsLine> ByDay,
    IReadOnlyList<TotalsLine> ByModel,
    IReadOnlyList<TotalsLine> ByProvider,
    IReadOnlyList<TotalsLine> BySystem,
    IReadOnlyList<TotalsLine> ByOutcome,
    IReadOnlyList<PiiLine> Pii);
