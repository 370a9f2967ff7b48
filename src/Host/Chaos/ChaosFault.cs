namespace AuditPipeline.Host.Chaos;

/// <summary>A promise of the product that broke while the run was going on, so that it cannot go on.</summary>
internal sealed class ChaosFault(string what) : Exception(what);
