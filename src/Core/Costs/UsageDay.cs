namespace AuditPipeline.Core.Costs;

/// <summary>Tokens of one model on one day, to be compared with what the provider counted.</summary>
/// <param name="Input">All input tokens, cached ones included.</param>
/// <param name="Unknown">Calls whose tokens nobody told.</param>
public sealed record UsageDay(DateOnly Day, string Model, long Calls, long Input, long CachedInput, long Output, long Unknown);
