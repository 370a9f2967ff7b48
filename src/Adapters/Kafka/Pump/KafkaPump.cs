using AuditPipeline.Adapters.Kafka.Messages;
using AuditPipeline.Core.Ports;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Adapters.Kafka.Pump;

/// <summary>Sends what a gateway's journal delivers to the topic, in order, to one partition, and lets it go from the journal when the
/// brokers have it. An attempt that fails begins anew from the first entry that is still in the journal, with a new producer; at most
/// <see cref="KafkaOptions.InFlightCount"/> messages can then stand twice in the partition.</summary>
/// <param name="folder">The journal's; holds the lane's place.</param>
public sealed class KafkaPump(
    KafkaOptions options, string folder, IJournal journal, IEnvelopeQueue source, IKeyRing ring, IRandomness randomness, TimeProvider clock,
    KafkaMetrics metrics, ILogger<KafkaPump> log)
{
    private static readonly TimeSpan MetadataTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Runs until cancelled. What fails is said, counted and tried again.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var writer = new MessageWriter(ring, randomness, clock, options);
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                using var producer = NewProducer();
                var place = await Task.Run(() => PlaceOf(producer), cancellation);
                log.LaneChosen(place.Instance, place.Partition, place.Topic);
                var attempt = new PumpAttempt(options, place, journal, source, writer, producer, randomness, clock, metrics, log);
                await attempt.RunAsync(cancellation);
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failed) when (failed is not OutOfMemoryException)
            {
                var error = failed is KafkaException kafka ? kafka.Error.Code.ToString() : failed.GetType().Name;
                log.PumpFailed(options.Topic, error);
                metrics.PumpFailed(error);
                await Task.Delay(options.RetryAfter, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private IProducer<byte[], byte[]> NewProducer() => new ProducerBuilder<byte[], byte[]>(ClientSettings.Producer(options))
        .SetErrorHandler((_, error) => log.ClientError(error.Code.ToString()))
        .SetLogHandler((_, message) => log.ClientMessage(message.Facility))
        .Build();

    private LanePlace PlaceOf(IProducer<byte[], byte[]> producer) => LanePlace.Of(folder, journal.Instance, options.Topic, () =>
    {
        using var admin = new DependentAdminClientBuilder(producer.Handle).Build();
        var topic = admin.GetMetadata(options.Topic, MetadataTimeout).Topics.Single();
        if (topic.Error.IsError) throw new KafkaException(topic.Error);
        return topic.Partitions.Count > 0 ? topic.Partitions.Count : throw new KafkaException(ErrorCode.UnknownTopicOrPart);
    });
}
