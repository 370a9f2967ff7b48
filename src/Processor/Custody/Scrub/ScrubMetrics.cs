using System.Diagnostics.Metrics;
using AuditPipeline.Core.Custody;

namespace AuditPipeline.Processor.Custody.Scrub;

/// <summary>Instruments of the meter <c>AuditPipeline.Custody</c>.</summary>
public sealed class ScrubMetrics : IDisposable
{
    public const string MeterName = "AuditPipeline.Custody";

    private readonly System.Diagnostics.Metrics.Meter _meter = new(MeterName);
    private readonly Counter<long> _rows;
    private readonly Counter<long> _passes;
    private volatile ScrubPass? _last;

    public ScrubMetrics()
    {
        _rows = _meter.CreateCounter<long>("audit.scrub.rows", "{row}", "Rows and entries held against their log.");
        _passes = _meter.CreateCounter<long>("audit.scrub.passes", "{pass}", "Passes that ended, by result: clean or faults.");
        _meter.CreateObservableGauge(
            "audit.scrub.faults",
            () => _last?.Reports.Select(r => new Measurement<long>(r.FaultCount, new KeyValuePair<string, object?>("stream", r.Log))) ?? [],
            "{fault}", "Places that differ as of the newest pass, by log.");
        _meter.CreateObservableGauge(
            "audit.scrub.finished",
            () => _last?.Finished is { } at ? [new Measurement<long>(at.ToUnixTimeSeconds())] : Array.Empty<Measurement<long>>(),
            "s", "When the newest pass ended, in seconds since 1970.");
    }

    public void Dispose() => _meter.Dispose();

    internal void Walked(long rows) => _rows.Add(rows);

    internal void Ended(ScrubPass pass)
    {
        _last = pass;
        _passes.Add(1, new KeyValuePair<string, object?>("result", pass.Faults == 0 ? "clean" : "faults"));
    }
}
