using System.Diagnostics.Metrics;
using AuditPipeline.Core.Anchors;

namespace AuditPipeline.Processor.Anchoring;

/// <summary>Instruments of the meter <c>AuditPipeline.Anchors</c>.</summary>
internal sealed class AnchorMetrics : IDisposable
{
    public const string MeterName = "AuditPipeline.Anchors";

    private readonly System.Diagnostics.Metrics.Meter _meter = new(MeterName);

    public AnchorMetrics(Func<AnchorReport> report)
    {
        _meter.CreateObservableGauge("audit.anchors.size", () => report().Size, "{leaf}", "Size of the newest anchor checkpoint.");
        _meter.CreateObservableGauge(
            "audit.anchors.quorum_missed", () => report().Quorum is { MissedSince: not null } ? 1 : 0, "{alarm}",
            "1 while too few witnesses cosign.");
        _meter.CreateObservableGauge(
            "audit.anchors.trouble", () => Troubles(report()), "{part}", "1 for each part outside that is in trouble, by part and trouble.");
        _meter.CreateObservableGauge(
            "audit.anchors.clock_deviation", () => report().Timestamp?.Deviation is { } off ? [new(off.TotalSeconds)] : Array.Empty<Measurement<double>>(),
            "s", "Time of the last token minus ours.");
    }

    public void Dispose() => _meter.Dispose();

    private static List<Measurement<int>> Troubles(AnchorReport report)
    {
        var troubles = new List<Measurement<int>>();
        foreach (var witness in report.Witnesses) Add(troubles, "witness", witness.Trouble);
        Add(troubles, "timestamps", report.Timestamp?.Trouble);
        foreach (var copy in report.Copies) Add(troubles, "copy", copy.Trouble);
        return troubles;
    }

    private static void Add(List<Measurement<int>> troubles, string part, string? trouble)
    {
        if (trouble is not null)
            troubles.Add(new Measurement<int>(1, new KeyValuePair<string, object?>("part", part), new KeyValuePair<string, object?>("trouble", trouble)));
    }
}
