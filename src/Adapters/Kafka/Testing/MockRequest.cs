namespace AuditPipeline.Adapters.Kafka.Testing;

/// <summary>Requests a mock cluster can be made to fail, by their number in Kafka's protocol.</summary>
public static class MockRequest
{
    public const short Produce = 0;
    public const short Fetch = 1;
    public const short ListOffsets = 2;
    public const short Metadata = 3;
    public const short OffsetCommit = 8;
    public const short OffsetFetch = 9;
    public const short FindCoordinator = 10;
    public const short JoinGroup = 11;
    public const short Heartbeat = 12;
    public const short SyncGroup = 14;
    public const short InitProducerId = 22;
}
