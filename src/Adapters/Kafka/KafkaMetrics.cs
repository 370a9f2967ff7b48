using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AuditPipeline.Core.Captures;

namespace AuditPipeline.Adapters.Kafka;

/// <summary>Instruments of the meter <c>AuditPipeline.Kafka</c>.</summary>
public sealed class KafkaMetrics : IDisposable
{
    public const string MeterName = "AuditPipeline.Kafka";

    private readonly Meter _meter;
    private readonly Counter<long> _produced;
    private readonly Counter<long> _producedBytes;
    private readonly Counter<long> _consumed;
    private readonly Counter<long> _pumpErrors;
    private readonly UpDownCounter<long> _inFlight;
    private readonly ConcurrentDictionary<StreamId, long> _lag = new();

    public KafkaMetrics(IMeterFactory meters, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _meter = meters.Create(MeterName);
        _produced = _meter.CreateCounter<long>("audit.kafka.produced", "{message}", "Messages the brokers acknowledged.");
        _producedBytes = _meter.CreateCounter<long>("audit.kafka.produced.bytes", "By", "Their values, compressed and encrypted.");
        _consumed = _meter.CreateCounter<long>("audit.kafka.consumed", "{message}", "Messages read, by partition.");
        _pumpErrors = _meter.CreateCounter<long>("audit.kafka.pump.errors", "{error}", "Attempts of the pump that failed, by error.");
        _inFlight = _meter.CreateUpDownCounter<long>("audit.kafka.in_flight", "By", "Bytes sent and not acknowledged by the brokers.");
        _meter.CreateObservableGauge("audit.kafka.lag", Lags, "{message}", "Messages that the processor has not taken, by partition.");
        _meter.CreateObservableGauge(
            "audit.kafka.oldest", () => Oldest is { } at ? Math.Max(0, (clock.GetUtcNow() - at).TotalSeconds) : 0, "s",
            "Age of the oldest entry read that the processor has not taken.");
    }

    internal DateTimeOffset? Oldest { get; set; }

    public void Dispose() => _meter.Dispose();

    internal void Produced(long bytes)
    {
        _produced.Add(1);
        _producedBytes.Add(bytes);
    }

    internal void Consumed(StreamId stream) => _consumed.Add(1, Partition(stream));

    internal void PumpFailed(string error) => _pumpErrors.Add(1, new KeyValuePair<string, object?>("error", error));

    internal void InFlight(long bytes) => _inFlight.Add(bytes);

    internal void Lag(StreamId stream, long messages) => _lag[stream] = messages;

    internal void Left(StreamId stream) => _lag.TryRemove(stream, out _);

    private IEnumerable<Measurement<long>> Lags() => _lag.Select(lag => new Measurement<long>(lag.Value, Partition(lag.Key)));

    private static KeyValuePair<string, object?> Partition(StreamId stream) => new("partition", stream.Value);
}
