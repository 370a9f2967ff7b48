using AuditPipeline.Adapters.Kafka.Testing;
using Confluent.Kafka;

namespace AuditPipeline.Host.Chaos;

/// <summary>The next requests of some kind, up to a number drawn, fail one after the other, each with an error that brokers give for it.</summary>
internal sealed class RequestsFail(MockCluster cluster) : IFault
{
    private const int Most = 12;

    // Local_Transport ends the connection before the answer.
    private static readonly (string Request, short Key, ErrorCode[] Errors)[] Kinds =
    [
        ("produce", MockRequest.Produce,
        [
            ErrorCode.NotEnoughReplicas, ErrorCode.NotEnoughReplicasAfterAppend, ErrorCode.NotLeaderForPartition, ErrorCode.RequestTimedOut,
            ErrorCode.OutOfOrderSequenceNumber, ErrorCode.UnknownProducerId, ErrorCode.KafkaStorageError, ErrorCode.Local_Transport,
        ]),
        ("fetch", MockRequest.Fetch,
            [ErrorCode.NotLeaderForPartition, ErrorCode.KafkaStorageError, ErrorCode.UnknownTopicOrPart, ErrorCode.Local_Transport]),
        ("list offsets", MockRequest.ListOffsets, [ErrorCode.NotLeaderForPartition, ErrorCode.LeaderNotAvailable, ErrorCode.Local_Transport]),
        ("metadata", MockRequest.Metadata, [ErrorCode.LeaderNotAvailable, ErrorCode.Local_Transport]),
        ("offset commit", MockRequest.OffsetCommit,
        [
            ErrorCode.RebalanceInProgress, ErrorCode.IllegalGeneration, ErrorCode.UnknownMemberId, ErrorCode.NotCoordinatorForGroup,
            ErrorCode.GroupLoadInProgress, ErrorCode.Local_Transport,
        ]),
        ("find coordinator", MockRequest.FindCoordinator, [ErrorCode.GroupCoordinatorNotAvailable, ErrorCode.Local_Transport]),
        ("join group", MockRequest.JoinGroup,
            [ErrorCode.UnknownMemberId, ErrorCode.NotCoordinatorForGroup, ErrorCode.GroupLoadInProgress, ErrorCode.Local_Transport]),
        ("heartbeat", MockRequest.Heartbeat,
            [ErrorCode.RebalanceInProgress, ErrorCode.IllegalGeneration, ErrorCode.UnknownMemberId, ErrorCode.NotCoordinatorForGroup, ErrorCode.Local_Transport]),
        ("sync group", MockRequest.SyncGroup, [ErrorCode.RebalanceInProgress, ErrorCode.UnknownMemberId, ErrorCode.Local_Transport]),
        ("producer id", MockRequest.InitProducerId, [ErrorCode.GroupLoadInProgress, ErrorCode.NotCoordinatorForGroup, ErrorCode.Local_Transport]),
    ];

    private string _request = "";

    public string Name => $"{_request} requests fail";

    public Task StrikeAsync(ChaosDice dice, CancellationToken cancellation)
    {
        var (request, key, errors) = dice.Of(Kinds);
        _request = request;
        cluster.FailRequests(key, [.. Enumerable.Range(0, dice.Between(1, Most)).Select(_ => dice.Of(errors))]);
        return Task.CompletedTask;
    }

    // They heal by being met; those that nothing meets are no harm to the next round.
    public Task MendAsync(ChaosDice dice, CancellationToken cancellation) => Task.CompletedTask;
}
