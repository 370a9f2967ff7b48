using System.Text;
using AuditPipeline.Adapters.Kafka.Testing;
using AuditPipeline.Core.Captures;
using AuditPipeline.Tests.Kafka;
using AuditPipeline.Tests.Shared;
using Confluent.Kafka;

namespace AuditPipeline.Adapters.Tests.Kafka;

public sealed class KafkaPumpTests
{
    [Fact]
    public async Task Journal_is_emptied_when_the_brokers_have_what_it_held_and_not_before()
    {
        await using var house = await KafkaHouse.OpenAsync(mock: true);
        var source = new MemoryQueue();
        await using var pump = new RunningPump(house, source);
        await Eventually.Holds(() => source.Readings == 1, "the pump reads");
        house.Cluster!.StopBroker(0);
        for (var number = 1; number <= 100; number++) source.Add(number);
        await Eventually.Holds(() => source.Delivered == 100, "the pump has all entries");
        var before = source.Through;

        house.Cluster.StartBroker(0);
        await Eventually.Holds(() => source.Through == 100, "the journal is empty");

        before.ShouldBe(0);
        Numbers(TopicReading.Messages(house, 100)).ShouldBe(Enumerable.Range(1, 100).Select(n => (long)n));
    }

    [Fact]
    public async Task Broker_that_stops_and_comes_back_costs_nothing_and_disorders_nothing()
    {
        await using var house = await KafkaHouse.OpenAsync(partitions: 1, brokers: 2, mock: true);
        house.Options.DeliveryTimeout = TimeSpan.FromSeconds(1);
        var source = new MemoryQueue();
        await using var pump = new RunningPump(house, source);
        for (var number = 1; number <= 50; number++) source.Add(number);
        await Eventually.Holds(() => source.Through > 0, "something is acknowledged");

        for (var broker = 0; broker < 2; broker++) house.Cluster!.StopBroker(broker);
        for (var number = 51; number <= 150; number++) source.Add(number);
        await Eventually.Holds(() => source.Readings >= 2, "an attempt has failed and another has begun");
        for (var broker = 0; broker < 2; broker++) house.Cluster!.StartBroker(broker);
        await Eventually.Holds(() => source.Through == 150, "the journal is empty");

        FirstsOf(Numbers(TopicReading.Messages(house, 150))).ShouldBe(Enumerable.Range(1, 150).Select(n => (long)n));
    }

    [Fact]
    public async Task Requests_that_fail_and_connections_that_break_lose_and_double_nothing_within_one_producer()
    {
        await using var house = await KafkaHouse.OpenAsync(mock: true);
        var source = new MemoryQueue();
        house.Cluster!.FailRequests(
            MockRequest.Produce, ErrorCode.Local_Transport, ErrorCode.NotEnoughReplicas, ErrorCode.Local_Transport, ErrorCode.NotLeaderForPartition);
        await using var pump = new RunningPump(house, source);

        for (var number = 1; number <= 200; number++) source.Add(number);
        await Eventually.Holds(() => source.Through == 200, "the journal is empty");

        Numbers(TopicReading.Messages(house, 200)).ShouldBe(Enumerable.Range(1, 200).Select(n => (long)n));
    }

    [Fact]
    public async Task Fatal_error_of_the_producer_is_answered_with_a_new_one()
    {
        await using var house = await KafkaHouse.OpenAsync(mock: true);
        var source = new MemoryQueue();
        house.Cluster!.FailRequests(MockRequest.Produce, ErrorCode.TopicAuthorizationFailed);
        await using var pump = new RunningPump(house, source);

        for (var number = 1; number <= 20; number++) source.Add(number);
        await Eventually.Holds(() => source.Through == 20, "the journal is empty");

        FirstsOf(Numbers(TopicReading.Messages(house, 20))).ShouldBe(Enumerable.Range(1, 20).Select(n => (long)n));
    }

    [Fact]
    public async Task Lane_stays_in_its_partition_when_the_topic_grows()
    {
        await using var house = await KafkaHouse.OpenAsync(partitions: 5);
        var source = new MemoryQueue();
        source.Add(1);
        await using (new RunningPump(house, source)) await Eventually.Holds(() => source.Through == 1, "the first is sent");
        var file = await File.ReadAllTextAsync(Path.Combine(house.Folder, "kafka-lane.json"));
        var chosen = TopicReading.Messages(house, 1)[0].Partition.Value;
        await File.WriteAllTextAsync(
            Path.Combine(house.Folder, "kafka-lane.json"), file.Replace($"\"partition\": {chosen}", $"\"partition\": {(chosen + 1) % 5}", StringComparison.Ordinal));

        source.Add(2);
        await using (new RunningPump(house, source)) await Eventually.Holds(() => source.Through == 2, "the second is sent");

        TopicReading.Messages(house, 2).Select(message => message.Partition.Value).ShouldBe([chosen, (chosen + 1) % 5], ignoreOrder: true);
    }

    [Fact]
    public async Task Entry_beyond_the_largest_message_is_sent_as_its_hash()
    {
        await using var house = await KafkaHouse.OpenAsync();
        house.Options.MaxMessageBytes = 20_000;
        var source = new MemoryQueue();
        source.Add(1, Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(40_000)));
        source.Add(2);
        await using var pump = new RunningPump(house, source);

        await Eventually.Holds(() => source.Through == 2, "both are sent");

        TopicReading.Messages(house, 2).Select(message => Text(message, "ce_type"))
            .ShouldBe(["dev.auditpipeline.reject.v1", "dev.auditpipeline.envelope.v1"]);
    }

    [Fact]
    public async Task Gateway_tells_its_count()
    {
        await using var house = await KafkaHouse.OpenAsync();
        house.Options.HeartbeatInterval = TimeSpan.FromMilliseconds(50);
        await using var pump = new RunningPump(house, new MemoryQueue());

        TopicReading.Messages(house, 2).ShouldAllBe(message => Text(message, "ce_type") == "dev.auditpipeline.heartbeat.v1");
    }

    private static List<long> Numbers(List<ConsumeResult<byte[], byte[]>> messages) =>
        [.. messages.Select(message => long.Parse(Text(message, "ce_auditnumber"), System.Globalization.CultureInfo.InvariantCulture))];

    // What comes twice comes after its first: without the repetitions the order is that of the journal.
    private static IEnumerable<long> FirstsOf(List<long> numbers) => numbers.Distinct();

    private static string Text(ConsumeResult<byte[], byte[]> message, string header) =>
        Encoding.UTF8.GetString(message.Message.Headers.GetLastBytes(header));
}
