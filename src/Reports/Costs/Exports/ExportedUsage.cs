namespace AuditPipeline.Reports.Costs.Exports;

/// <summary>What a provider counted for one model on one day.</summary>
/// <param name="Requests">Null when the export does not tell.</param>
/// <param name="Input">All input tokens, cached reads and writes included, however the provider tells them.</param>
internal sealed record ExportedUsage(DateOnly Day, string Model, long? Requests, long Input, long CachedInput, long Output);
