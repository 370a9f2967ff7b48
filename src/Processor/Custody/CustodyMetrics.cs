using System.Diagnostics.Metrics;

namespace AuditPipeline.Processor.Custody;

/// <summary>Instruments of custody, in the meter <c>AuditPipeline.Processor</c>.</summary>
public sealed class CustodyMetrics : IDisposable
{
    public const string MeterName = "AuditPipeline.Processor";

    private readonly System.Diagnostics.Metrics.Meter _meter = new(MeterName);
    private readonly Counter<long> _rotations;
    private readonly Histogram<double> _duration;

    public CustodyMetrics()
    {
        _rotations = _meter.CreateCounter<long>("audit.custody.master_key_rotations", "{rotation}", "Rotations of the master key, by result: done, failed.");
        _duration = _meter.CreateHistogram<double>("audit.custody.master_key_rotation.duration", "s", "From the new master key to the end of the old one.");
    }

    public void Dispose() => _meter.Dispose();

    internal void Rotated(TimeSpan took)
    {
        _rotations.Add(1, Result("done"));
        _duration.Record(took.TotalSeconds);
    }

    internal void Failed() => _rotations.Add(1, Result("failed"));

    private static KeyValuePair<string, object?> Result(string result) => new("result", result);
}
