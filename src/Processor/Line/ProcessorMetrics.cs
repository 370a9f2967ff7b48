using System.Diagnostics.Metrics;
using AuditPipeline.Core.Captures;
using AuditPipeline.Processor.Seal;

namespace AuditPipeline.Processor.Line;

/// <summary>Instruments of the meter <c>AuditPipeline.Processor</c>.</summary>
public sealed class ProcessorMetrics : IDisposable
{
    public const string MeterName = "AuditPipeline.Processor";

    private readonly System.Diagnostics.Metrics.Meter _meter = new(MeterName);
    private readonly Counter<long> _sealed;
    private readonly Counter<long> _rejected;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _unknownFields;
    private readonly Histogram<double> _batch;
    private readonly Counter<long> _unpriced;

    public ProcessorMetrics(StreamLogs logs, LineStatus status)
    {
        _sealed = _meter.CreateCounter<long>("audit.processor.sealed", "{record}", "Records sealed and stored, by stream.");
        _rejected = _meter.CreateCounter<long>("audit.processor.rejected", "{record}", "Of those, envelopes that could not be read, by stream.");
        _duplicates = _meter.CreateCounter<long>(
            "audit.processor.duplicates", "{delivery}", "Deliveries of what was sealed at another position, by stream.");
        _unpriced = _meter.CreateCounter<long>("audit.processor.unpriced", "{record}", "Records without a cost, by reason.");
        _unknownFields = _meter.CreateCounter<long>(
            "audit.decode.unknown_fields", "{field}", "Members of answers that their dialect does not know, by dialect: a provider's format drifts.");
        _batch = _meter.CreateHistogram<double>("audit.processor.batch.duration", "s", "From a prepared batch to its acknowledgement, by stream.");
        _meter.CreateObservableGauge("audit.processor.streams", () => logs.Count, "{stream}", "Streams this process holds.");
        _meter.CreateObservableGauge(
            "audit.processor.trouble",
            () => status.Troubles.Select(t => new Measurement<int>(1, Tag("stream", t.Key.Value), Tag("trouble", t.Value))),
            "{stream}", "1 for each stream that is held up, by stream and what holds it up.");
    }

    public void Dispose() => _meter.Dispose();

    internal void Done(StreamId stream, long records, long rejected, long duplicates, TimeSpan took)
    {
        var tag = Tag("stream", stream.Value);
        _sealed.Add(records, tag);
        _rejected.Add(rejected, tag);
        _duplicates.Add(duplicates, tag);
        _batch.Record(took.TotalSeconds, tag);
    }

    internal void Unpriced(string reason) => _unpriced.Add(1, Tag("reason", reason));

    internal void Unknown(string dialect, long fields) => _unknownFields.Add(fields, Tag("dialect", dialect));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
