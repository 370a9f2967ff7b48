namespace AuditPipeline.Bench.Pii;

/// <summary>What was measured of one set of recognisers.</summary>
/// <param name="Name"><c>all</c>, or the name of one recogniser.</param>
/// <param name="Rate">MB of UTF-8 per second, median of the rounds.</param>
/// <param name="Ratio">To the bare pass, median of the ratios within the rounds.</param>
/// <param name="Found">Detections in one pass.</param>
/// <param name="AllocatedPerByte">Bytes allocated per byte of text.</param>
internal sealed record PiiLine(string Name, double Rate, double Ratio, long Found, double AllocatedPerByte);
