namespace AuditPipeline.Adapters.Tests.Keys;

/// <summary>What measures memory: nothing else runs beside it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
