using System.Runtime.CompilerServices;
using AuditPipeline.Adapters.Kafka.Messages;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Adapters.Kafka.Queue;

/// <summary>A topic as the queue between capture and processing: one partition is one stream, a position is an offset, and whoever seals
/// (<see cref="IStreamHolder"/>) says where a stream goes on. Thread-safe; one reading at a time.</summary>
public sealed class KafkaQueue : IEnvelopeQueue, IAsyncDisposable
{
    private readonly KafkaOptions _options;
    private readonly IStreamHolder _holder;
    private readonly IKeyRing _ring;
    private readonly KafkaMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly ILogger<KafkaQueue> _log;
    private readonly MessageWriter _writer;
    private readonly RecentIds _recent = new();
    private readonly Lazy<IProducer<byte[], byte[]>> _producer;
    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile GroupMember? _member;

    public KafkaQueue(
        KafkaOptions options, IStreamHolder holder, IKeyRing ring, IRandomness randomness, TimeProvider clock, KafkaMetrics metrics,
        ILogger<KafkaQueue> log)
    {
        (_options, _holder, _ring, _metrics, _clock, _log) = (options, holder, ring, metrics, clock, log);
        _writer = new MessageWriter(ring, randomness, clock, options);
        // Each append is awaited on its own, so a hole between two of them is no disorder.
        var settings = ClientSettings.Producer(options);
        settings.EnableGaplessGuarantee = false;
        _producer = new(() => new ProducerBuilder<byte[], byte[]>(settings)
            .SetErrorHandler((_, error) => _log.ClientError(error.Code.ToString()))
            .SetLogHandler((_, message) => _log.ClientMessage(message.Facility))
            .Build());
    }

    /// <summary>Stored when the brokers have it (<c>acks=all</c>). Already stored is answered for the last ids of this process only: what
    /// another process or an earlier one appended is stored again, and its second reading is answered by comparison where it is sealed.</summary>
    /// <exception cref="IOException">The brokers did not take it in time; it may be there all the same.</exception>
    public async ValueTask<AppendResult> AppendAsync(Envelope envelope, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        if (!_recent.TryAdd(envelope.Id)) return AppendResult.AlreadyStored;

        try
        {
            // The key is the instance: its envelopes keep their order in one partition.
            var message = await _writer.WriteAsync(Delivery.Of(default, 0, envelope), cancellation);
            await _producer.Value.ProduceAsync(_options.Topic, message, cancellation);
            _metrics.Produced(message.Value.Length);
            return AppendResult.Stored;
        }
        catch (Exception refused)
        {
            _recent.Remove(envelope.Id);
            if (refused is not KafkaException { Error: var error }) throw;
            if (error.Code == ErrorCode.Local_QueueFull) return AppendResult.Full;
            throw new IOException($"the brokers did not take the envelope: {error.Code}");
        }
    }

    public async IAsyncEnumerable<IReadOnlyList<Delivery>> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await _reading.WaitAsync(cancellation);
        try
        {
            using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            using var member = new GroupMember(_options, _holder, _ring, _metrics, _clock, _log);
            var running = Task.Factory.StartNew(
                () => member.Run(stopping.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            _ = running.ContinueWith(_ => stopping.Cancel(), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            _member = member;
            try
            {
                while (true)
                {
                    var list = await NextAsync(member, running, stopping.Token);
                    yield return list;
                }
            }
            finally
            {
                await stopping.CancelAsync();
                await running.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                _member = null;
            }
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <summary>Commits the offset behind the position for those who watch the group; where reading goes on after a restart is what store
    /// and log say. Nothing happens for a stream that this process does not read.</summary>
    public ValueTask AcknowledgeAsync(StreamId stream, long position, CancellationToken cancellation)
    {
        _member?.Acknowledge(stream, position);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        if (_producer.IsValueCreated) _producer.Value.Dispose();
        _writer.Dispose();
        _reading.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async ValueTask<IReadOnlyList<Delivery>> NextAsync(GroupMember member, Task running, CancellationToken cancellation)
    {
        try
        {
            return await member.Held.TakeAsync(cancellation);
        }
        catch (OperationCanceledException) when (running.IsFaulted)
        {
            await running;   // says why
            throw;
        }
    }
}
