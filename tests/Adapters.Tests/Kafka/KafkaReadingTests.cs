using System.Collections.Concurrent;
using AuditPipeline.Adapters.Kafka.Messages;
using AuditPipeline.Adapters.Kafka.Queue;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Tests.Kafka;
using AuditPipeline.Tests.Shared;
using Confluent.Kafka;

namespace AuditPipeline.Adapters.Tests.Kafka;

public sealed class KafkaReadingTests
{
    [Fact]
    public async Task Poison_message_is_handed_on_as_rejected_and_blocks_nothing()
    {
        await using var house = await KafkaHouse.OpenAsync();
        var queue = house.Queue();
        await queue.AppendAsync(Calls.Imported(1), default);
        TopicReading.Send(house, new Message<byte[], byte[]> { Value = [1, 2, 3] });
        TopicReading.Send(house, new Message<byte[], byte[]> { Key = [1], Value = null! });
        await queue.AppendAsync(Calls.Imported(2), default);

        var delivered = await queue.TakeAsync(4);

        delivered.Select(delivery => delivery.Envelope?.Number.Value).ShouldBe([1, null, null, 2]);
        delivered[1].Rejected!.Reason.ShouldBe("headers_unreadable");
        delivered[1].Rejected!.Sha256.ToArray().ShouldBe(System.Security.Cryptography.SHA256.HashData([1, 2, 3]));
        delivered[1].Id.ShouldNotBe(delivered[2].Id);
    }

    [Fact]
    public async Task What_was_sealed_last_is_delivered_once_more_to_be_compared()
    {
        await using var house = await KafkaHouse.OpenAsync();
        var queue = house.Queue();
        for (var number = 1; number <= 5; number++) await queue.AppendAsync(Calls.Imported(number), default);
        house.Holder.Seal(StreamId.OfPartition(0), 2, null);

        var delivered = await queue.TakeAsync(3);

        delivered.Select(delivery => delivery.Position).ShouldBe([2, 3, 4]);
    }

    [Fact]
    public async Task Partition_whose_topic_was_replaced_is_not_read_and_others_are()
    {
        await using var house = await KafkaHouse.OpenAsync(partitions: 2);
        using var writer = new MessageWriter(house.Ring, house.Randomness, TimeProvider.System, house.Options);
        for (var partition = 0; partition < 2; partition++)
            TopicReading.Send(house, await writer.WriteAsync(Delivery.Of(default, 0, Calls.Imported(partition + 1)), default), partition);
        house.Holder.Seal(StreamId.OfPartition(0), 40, null);

        var delivered = await house.Queue().TakeAsync(1);

        delivered.ShouldHaveSingleItem().Stream.ShouldBe(StreamId.OfPartition(1));
    }

    [Fact]
    public async Task Second_consumer_takes_over_a_part_and_what_was_buffered_of_it_is_dropped()
    {
        await using var house = await KafkaHouse.OpenAsync(partitions: 2);
        using var writer = new MessageWriter(house.Ring, house.Randomness, TimeProvider.System, house.Options);
        for (var number = 1; number <= 10; number++)
            for (var partition = 0; partition < 2; partition++)
                TopicReading.Send(house, await writer.WriteAsync(Delivery.Of(default, 0, Calls.Imported(number)), default), partition);
        house.Options.BatchCount = 1;
        var first = new MemoryHolder();
        var second = new MemoryHolder();
        await using var firstReading = house.Queue(first).ReadAsync(default).GetAsyncEnumerator();
        await firstReading.MoveNextAsync();
        await Eventually.Holds(() => first.Taken.Count == 2, "one holds both partitions");
        using var stopping = new CancellationTokenSource();
        var read = new ConcurrentQueue<Delivery>();
        var secondReading = ReadAsync(house.Queue(second), read, stopping.Token);

        await Eventually.Holds(() => !first.Left.IsEmpty && !second.Taken.IsEmpty && read.Count >= 10, "the second holds one and has read it");
        var moved = second.Taken.Single();
        var left = new List<Delivery>();
        while (left.Count < 9)
        {
            await firstReading.MoveNextAsync();
            left.AddRange(firstReading.Current);
        }

        first.Left.ShouldBe([moved]);
        left.ShouldAllBe(delivery => delivery.Stream != moved);
        read.Take(10).Select(delivery => delivery.Position).ShouldBe(Enumerable.Range(0, 10).Select(n => (long)n));
        await stopping.CancelAsync();
        await secondReading;
        second.Left.ShouldContain(moved);
    }

    [Fact]
    public async Task Slow_processor_pauses_the_topic_and_loses_nothing()
    {
        await using var house = await KafkaHouse.OpenAsync();
        house.Options.BufferBytes = 4_096;
        house.Options.BatchCount = 2;
        var queue = house.Queue();
        for (var number = 1; number <= 25; number++) await queue.AppendAsync(Calls.Imported(number), default);

        var delivered = await queue.TakeAsync(25);

        delivered.Select(delivery => delivery.Envelope!.Number.Value).ShouldBe(Enumerable.Range(1, 25).Select(n => (long)n));
    }

    [Fact]
    public async Task Acknowledged_offset_is_there_for_those_who_watch_the_group()
    {
        await using var house = await KafkaHouse.OpenAsync();
        var queue = house.Queue();
        for (var number = 1; number <= 3; number++) await queue.AppendAsync(Calls.Imported(number), default);
        await using (var reading = queue.ReadAsync(default).GetAsyncEnumerator())
        {
            await reading.MoveNextAsync();
            await queue.AcknowledgeAsync(StreamId.OfPartition(0), 0, default);
        }

        using var watcher = new ConsumerBuilder<byte[], byte[]>(
            new ConsumerConfig { BootstrapServers = house.Options.BootstrapServers, GroupId = house.Options.Group }).Build();
        var committed = watcher.Committed([new TopicPartition(house.Options.Topic, 0)], TimeSpan.FromSeconds(30));

        committed[0].Offset.Value.ShouldBe(1);
    }

    [Fact]
    public async Task Take_over_that_fails_is_tried_again()
    {
        await using var house = await KafkaHouse.OpenAsync();
        var holder = new FailingOnce(house.Holder);
        var queue = house.Queue(holder);
        await queue.AppendAsync(Calls.Imported(1), default);

        var delivered = await queue.TakeAsync(1);

        delivered.ShouldHaveSingleItem().Envelope!.Number.Value.ShouldBe(1);
    }

    [Fact]
    public async Task Partitions_lost_in_a_long_outage_are_read_on_when_the_brokers_are_back()
    {
        await using var house = await KafkaHouse.OpenAsync(partitions: 2, brokers: 3, mock: true);
        house.Options.SessionTimeout = TimeSpan.FromSeconds(2);
        var queue = house.Queue();
        await queue.AppendAsync(Calls.Imported(1), default);
        await using var reading = queue.ReadAsync(default).GetAsyncEnumerator();
        (await reading.MoveNextAsync()).ShouldBeTrue();
        await queue.AcknowledgeAsync(reading.Current[0].Stream, reading.Current[0].Position, default);

        for (var broker = 0; broker < 3; broker++) house.Cluster!.StopBroker(broker);
        await Eventually.Holds(() => house.Holder.Left.Count > 1, "the partitions are given away");
        for (var broker = 0; broker < 3; broker++) house.Cluster!.StartBroker(broker);
        await Eventually.Holds(() => house.Holder.Taken.Count > 3, "the partitions are taken again");

        await queue.AppendAsync(Calls.Imported(2), default);
        (await reading.MoveNextAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Coordinator_and_leader_that_move_cost_nothing()
    {
        await using var house = await KafkaHouse.OpenAsync(brokers: 3, mock: true);
        var queue = house.Queue();
        await queue.AppendAsync(Calls.Imported(1), default);
        await using var reading = queue.ReadAsync(default).GetAsyncEnumerator();
        await reading.MoveNextAsync();

        house.Cluster!.MoveCoordinator(house.Options.Group, 2);
        house.Cluster.MoveLeader(house.Options.Topic, 0, 1);
        await queue.AppendAsync(Calls.Imported(2), default);

        await reading.MoveNextAsync();
        reading.Current[0].Envelope!.Number.Value.ShouldBe(2);
    }

    private static async Task ReadAsync(KafkaQueue queue, ConcurrentQueue<Delivery> to, CancellationToken cancellation)
    {
        try
        {
            await foreach (var list in queue.ReadAsync(cancellation))
                foreach (var delivery in list) to.Enqueue(delivery);
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private sealed class FailingOnce(IStreamHolder holder) : IStreamHolder
    {
        private bool _failed;

        public ValueTask<StreamProgress> TakeAsync(StreamId stream, CancellationToken cancellation)
        {
            if (_failed) return holder.TakeAsync(stream, cancellation);

            _failed = true;
            throw new IOException("the store is away");
        }

        public ValueTask LeaveAsync(StreamId stream, CancellationToken cancellation) => holder.LeaveAsync(stream, cancellation);
    }
}
