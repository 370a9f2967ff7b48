using System.Security.Cryptography;
using AuditPipeline.Adapters.Kafka.Messages;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using Confluent.Kafka;
using Google.Protobuf;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Adapters.Kafka.Pump;

/// <summary>The life of one producer: sends, acknowledges to the journal, tells the count; ends with the first error.</summary>
internal sealed class PumpAttempt(
    KafkaOptions options, LanePlace place, IJournal journal, IEnvelopeQueue source, MessageWriter writer, IProducer<byte[], byte[]> producer,
    IRandomness randomness, TimeProvider clock, KafkaMetrics metrics, ILogger log)
{
    /// <summary>What is still awaited of the brokers when the program stops.</summary>
    private static readonly TimeSpan LastWait = TimeSpan.FromSeconds(5);

    private readonly TopicPartition _to = new(place.Topic, place.Partition);
    private readonly InFlightWindow _window = new(options.InFlightBytes, options.InFlightCount);
    private readonly SentEntries _sent = new();
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private StreamId _stream;
    private long _acknowledged = -1;

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task[] parts = [SendAsync(stopping.Token), AcknowledgeAsync(stopping.Token), TellAsync(stopping.Token), _failed.Task.WaitAsync(stopping.Token)];
        try
        {
            await await Task.WhenAny(parts);
        }
        finally
        {
            await stopping.CancelAsync();
            await Task.WhenAll(parts).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            if (cancellation.IsCancellationRequested) await FinishAsync();
        }
    }

    private async Task SendAsync(CancellationToken cancellation)
    {
        await foreach (var deliveries in source.ReadAsync(cancellation))
        {
            _stream = deliveries[0].Stream;
            foreach (var delivery in deliveries)
            {
                var message = await writer.WriteAsync(delivery, cancellation);
                if (Size(message) > options.MaxMessageBytes) message = await HashOnlyAsync(delivery, cancellation);
                await ProduceAsync(message, _sent.Add(delivery.Position), cancellation);
            }
        }
    }

    private async Task ProduceAsync(Message<byte[], byte[]> message, SentEntry? entry, CancellationToken cancellation)
    {
        var size = Size(message);
        await _window.EnterAsync(size, cancellation);
        metrics.InFlight(size);
        try
        {
            producer.Produce(_to, message, report => Reported(report.Error, size, entry));
        }
        catch
        {
            _window.Leave(size);
            metrics.InFlight(-size);
            throw;
        }
    }

    // On the client's own thread.
    private void Reported(Error error, long size, SentEntry? entry)
    {
        _window.Leave(size);
        metrics.InFlight(-size);
        if (error.IsError)
        {
            _failed.TrySetException(new KafkaException(error));
            return;
        }

        metrics.Produced(size);
        if (entry is not null) _sent.Acknowledged(entry);
    }

    private async Task AcknowledgeAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var through = await _sent.BeyondAsync(_acknowledged, cancellation);
            await source.AcknowledgeAsync(_stream, through, cancellation);
            _acknowledged = through;
        }
    }

    private async Task TellAsync(CancellationToken cancellation)
    {
        if (options.HeartbeatInterval == TimeSpan.Zero)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return;
        }

        while (true)
        {
            var counts = await journal.CountAsync(cancellation);
            var now = clock.GetUtcNow();
            var heartbeat = new Heartbeat(
                EnvelopeId.New(now, randomness), now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond)),
                new GatewayNumber(counts.Instance, counts.Accepted), [.. counts.Open.Take(Heartbeat.MostOpen)], counts.Open.Count);
            await ProduceAsync(await writer.WriteAsync(Delivery.Of(_stream, 0, heartbeat), cancellation), null, cancellation);
            await Task.Delay(options.HeartbeatInterval, clock, cancellation);
        }
    }

    private async ValueTask<Message<byte[], byte[]>> HashOnlyAsync(Delivery delivery, CancellationToken cancellation)
    {
        log.EntryTooLarge(delivery.Id);
        var label = MessageLabel.Of(delivery);
        var hash = SHA256.HashData(WireForm.Of(delivery).ToByteArray());
        var rejected = new RejectedEnvelope(label.Id, label.Number, label.At, hash, "message_too_large");
        return await writer.WriteAsync(Delivery.Of(delivery.Stream, delivery.Position, rejected), cancellation);
    }

    // What is on its way has a moment to arrive, so that the next start does not send it twice.
    private async Task FinishAsync()
    {
        await Task.Run(() => producer.Flush(LastWait));
        if (_sent.Through > _acknowledged) await source.AcknowledgeAsync(_stream, _sent.Through, CancellationToken.None);
    }

    // Headers and framing are well below the allowance.
    private static long Size(Message<byte[], byte[]> message) => message.Value.Length + 1_024L;
}
