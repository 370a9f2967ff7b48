using AuditPipeline.Adapters.Kafka.Messages;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Adapters.Kafka.Queue;

/// <summary>One member of the consumer group, on a thread of its own: it polls all the time, so that the group does not take a slow
/// processor for a dead one, and pauses what the processor has no room for.</summary>
internal sealed class GroupMember : IDisposable
{
    private static readonly TimeSpan PollTime = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WatermarkTimeout = TimeSpan.FromSeconds(10);

    private readonly KafkaOptions _options;
    private readonly IStreamHolder _holder;
    private readonly MessageReader _reader;
    private readonly KafkaMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly HeldPartitions _held;
    private readonly IConsumer<byte[], byte[]> _consumer;
    private bool _paused;
    private bool _grown;
    private long _lookedAt;

    public GroupMember(
        KafkaOptions options, IStreamHolder holder, IKeyRing ring, KafkaMetrics metrics, TimeProvider clock, ILogger log)
    {
        (_options, _holder, _metrics, _clock, _log) = (options, holder, metrics, clock, log);
        (_reader, _held) = (new MessageReader(ring, options), new HeldPartitions(options));
        _consumer = new ConsumerBuilder<byte[], byte[]>(ClientSettings.Consumer(options))
            .SetPartitionsAssignedHandler((_, places) => places.Select(place => new TopicPartitionOffset(place, Begin(_held.Add(place)))).ToList())
            .SetPartitionsRevokedHandler((_, places) => Leave(places.Select(place => place.TopicPartition)))
            .SetPartitionsLostHandler((_, places) => Leave(places.Select(place => place.TopicPartition)))
            .SetErrorHandler((_, error) => _log.ClientError(error.Code.ToString()))
            .SetLogHandler((_, message) => _log.ClientMessage(message.Facility))
            .Build();
    }

    public HeldPartitions Held => _held;

    /// <summary>Reads until cancelled, then leaves the group; on return no partition is held any more.</summary>
    public void Run(CancellationToken cancellation)
    {
        try
        {
            _consumer.Subscribe(_options.Topic);
            while (!cancellation.IsCancellationRequested)
            {
                Balance();
                if (_clock.GetElapsedTime(_lookedAt) >= LookInterval) LookAround();
                Poll(cancellation);
            }
        }
        finally
        {
            _consumer.Close();   // gives the partitions back, with the handler above
            Leave(_held.All().Select(partition => partition.Place));
        }
    }

    /// <summary>Tells the group how far the stream is sealed, for those who watch it.</summary>
    public void Acknowledge(StreamId stream, long position)
    {
        if (_held.Find(stream) is not { } partition) return;

        try
        {
            _consumer.StoreOffset(new TopicPartitionOffset(partition.Place, position + 1));
        }
        catch (KafkaException given)
        {
            _log.CommitRefused(stream, given.Error.Code.ToString());   // given away meanwhile
        }
    }

    public void Dispose()
    {
        _consumer.Dispose();
        _reader.Dispose();
    }

    // The handler runs inside a poll, on this thread: taking over may take as long as TakeOverTimeout.
    private Offset Begin(HeldPartition partition)
    {
        _grown = true;   // it is not paused as the others may be
        partition.TriedAt = _clock.GetTimestamp();
        partition.State = PartitionState.Waiting;
        try
        {
            var progress = _holder.TakeAsync(partition.Stream, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            var marks = _consumer.QueryWatermarkOffsets(partition.Place, WatermarkTimeout);
            var place = StartPlace.Of(progress, marks.Low.Value, marks.High.Value);
            if (place.Offset is not { } offset)
            {
                partition.State = PartitionState.Refused;
                _log.TopicReplaced(partition.Stream, _options.Topic, marks.High.Value, progress.NextPosition);
                return Offset.End;
            }

            if (place.Gone is { } gone) _log.EntriesGone(partition.Stream, _options.Topic, gone.From, gone.To);
            partition.State = PartitionState.Reading;
            partition.NextOffset = offset;
            _log.PartitionTaken(partition.Stream, offset);
            return offset;
        }
        catch (Exception refused) when (refused is not OutOfMemoryException)
        {
            _log.TakeOverFailed(partition.Stream, refused.GetType().Name);
            return Offset.End;
        }
    }

    private void Leave(IEnumerable<TopicPartition> places)
    {
        foreach (var place in places.ToArray())
        {
            if (_held.Remove(place) is not { } partition) continue;

            try
            {
                _holder.LeaveAsync(partition.Stream, CancellationToken.None).AsTask().GetAwaiter().GetResult();
                _log.PartitionLeft(partition.Stream);
                _metrics.Left(partition.Stream);
            }
            catch (Exception refused) when (refused is not OutOfMemoryException)
            {
                _log.LeavingFailed(partition.Stream, refused.GetType().Name);   // the fence keeps it out of the log all the same
            }
        }
    }

    private void Poll(CancellationToken cancellation)
    {
        try
        {
            if (_consumer.Consume(PollTime) is not { } result || _held.Find(result.TopicPartition) is not { State: PartitionState.Reading } partition)
                return;

            var delivery = _reader.ReadAsync(result, cancellation).AsTask().GetAwaiter().GetResult();
            if (delivery.Rejected is { } rejected) _log.MessageRejected(partition.Stream, delivery.Position, rejected.Reason);
            _held.Put(partition, delivery, Size(delivery, result), SentAt(result));
            _metrics.Consumed(partition.Stream);
        }
        catch (ConsumeException failed) when (!failed.Error.IsFatal)
        {
            _log.ClientError(failed.Error.Code.ToString());
            if (failed.Error.Code == ErrorCode.Local_AutoOffsetReset && failed.ConsumerRecord is { } record
                && _held.Find(record.TopicPartition) is { } partition)
                Wait(partition);   // what it asked for is gone: it is taken over anew, which says so by name
        }
    }

    private void LookAround()
    {
        _lookedAt = _clock.GetTimestamp();
        RetryWaiting();
        Measure();
    }

    private void Wait(HeldPartition partition)
    {
        _held.Clear(partition);
        partition.State = PartitionState.Waiting;
    }

    private void RetryWaiting()
    {
        foreach (var partition in _held.All())
        {
            if (partition.State != PartitionState.Waiting || _clock.GetElapsedTime(partition.TriedAt) < _options.RetryAfter) continue;

            var offset = Begin(partition);
            if (partition.State != PartitionState.Reading) continue;

            try
            {
                // Anew rather than by seeking: the client does not fetch any more, and does not seek, where an offset was out of range.
                _consumer.IncrementalUnassign([partition.Place]);
                _consumer.IncrementalAssign([new TopicPartitionOffset(partition.Place, offset)]);
            }
            catch (KafkaException refused)
            {
                _log.TakeOverFailed(partition.Stream, refused.Error.Code.ToString());
                partition.State = PartitionState.Waiting;
            }
        }
    }

    private void Balance()
    {
        var full = _held.Bytes > (_paused ? _options.BufferBytes / 2 : _options.BufferBytes);
        if (full == _paused && !(_paused && _grown)) return;

        try
        {
            if (full) _consumer.Pause(_consumer.Assignment);
            else _consumer.Resume(_consumer.Assignment);
            (_paused, _grown) = (full, false);
        }
        catch (KafkaException changed)
        {
            _log.ClientError(changed.Error.Code.ToString());   // the assignment changes at this moment; the next turn tries again
        }
    }

    private void Measure()
    {
        _metrics.Oldest = _held.Oldest();
        foreach (var partition in _held.All())
        {
            var high = _consumer.GetWatermarkOffsets(partition.Place).High;
            if (high != Offset.Unset && partition.State == PartitionState.Reading)
                _metrics.Lag(partition.Stream, Math.Max(0, high.Value - partition.NextOffset + partition.Read.Count));
        }
    }

    private static long Size(Delivery delivery, ConsumeResult<byte[], byte[]> result) =>
        512L + Math.Max(result.Message.Value?.Length ?? 0, (delivery.Envelope?.Request.Body.Length ?? 0) + (delivery.Envelope?.Response?.Body.Length ?? 0));

    private DateTimeOffset SentAt(ConsumeResult<byte[], byte[]> result) =>
        result.Message.Timestamp.Type == TimestampType.NotAvailable ? _clock.GetUtcNow() : new(result.Message.Timestamp.UtcDateTime, TimeSpan.Zero);
}
