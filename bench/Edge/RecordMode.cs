namespace AuditPipeline.Bench.Edge;

/// <summary>What the gateway under test does with a call. Off exists in the benchmark alone; the product cannot be set so.</summary>
internal enum RecordMode
{
    Off,
    Pass,
    Before,
}
