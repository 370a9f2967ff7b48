namespace AuditPipeline.Bench.Edge;

/// <param name="Same">Answers whose bytes are those the provider sends directly.</param>
/// <param name="AtOnce">Most answers that were between their first and last byte at the same time.</param>
internal sealed record StreamsFigures(string Name, long Same, int AtOnce, ProcessFigures Process);
