using System.Diagnostics;
using AuditPipeline.Tests.Kafka;
using Confluent.Kafka;

namespace AuditPipeline.Adapters.Tests.Kafka;

/// <summary>The messages of a topic as they are.</summary>
internal static class TopicReading
{
    public static List<ConsumeResult<byte[], byte[]>> Messages(KafkaHouse house, int count)
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(
            new ConsumerConfig { BootstrapServers = house.Options.BootstrapServers, GroupId = $"raw-{Guid.NewGuid():N}" }).Build();
        consumer.Assign(Enumerable.Range(0, house.Options.Partitions).Select(p => new TopicPartitionOffset(house.Options.Topic, p, Offset.Beginning)));
        var messages = new List<ConsumeResult<byte[], byte[]>>();
        var watch = Stopwatch.StartNew();
        while (messages.Count < count && watch.Elapsed < TimeSpan.FromSeconds(60))
            if (consumer.Consume(TimeSpan.FromMilliseconds(100)) is { } message) messages.Add(message);
        consumer.Close();
        return messages;
    }

    public static void Send(KafkaHouse house, Message<byte[], byte[]> message, int partition = 0)
    {
        using var producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = house.Options.BootstrapServers }).Build();
        producer.Produce(new TopicPartition(house.Options.Topic, partition), message);
        producer.Flush(TimeSpan.FromSeconds(30));
    }
}
