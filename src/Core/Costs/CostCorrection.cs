using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Pricing;

namespace AuditPipeline.Core.Costs;

/// <summary>A later figure for one call. It stands beside the first one; the newest counts.</summary>
public sealed record CostCorrection(StreamId Stream, long Index, DateTimeOffset CapturedAt, TokenCost Cost);
