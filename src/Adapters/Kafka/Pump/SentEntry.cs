namespace AuditPipeline.Adapters.Kafka.Pump;

/// <summary>One entry of the journal on its way.</summary>
internal sealed class SentEntry(long position)
{
    public long Position => position;

    public bool IsAcknowledged { get; set; }
}
