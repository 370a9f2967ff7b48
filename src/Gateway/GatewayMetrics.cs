using System.Diagnostics.Metrics;
using AuditPipeline.Core.Captures;

namespace AuditPipeline.Gateway;

/// <summary>Instruments of the meter <c>AuditPipeline.Gateway</c>.</summary>
public sealed class GatewayMetrics : IDisposable
{
    public const string MeterName = "AuditPipeline.Gateway";

    private readonly Meter _meter;
    private readonly UpDownCounter<long> _open;
    private readonly Counter<long> _calls;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _unrecorded;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _lost;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _firstByte;
    private readonly Histogram<double> _journal;

    public GatewayMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _meter = meters.Create(MeterName);
        _open = _meter.CreateUpDownCounter<long>("audit.gateway.calls.open", "{call}", "Calls under way.");
        _calls = _meter.CreateCounter<long>("audit.gateway.calls", "{call}", "Calls ended, by provider and outcome.");
        _refusals = _meter.CreateCounter<long>("audit.gateway.refusals", "{call}", "Calls answered by the gateway itself, by reason.");
        _unrecorded = _meter.CreateCounter<long>("audit.gateway.abandoned", "{request}", "Requests that broke off before they were whole.");
        _lost = _meter.CreateCounter<long>("audit.gateway.lost", "{call}", "Calls forwarded and not recorded, by cause.");
        _bytes = _meter.CreateCounter<long>("audit.gateway.bytes", "By", "Body bytes passed, by direction.");
        _duration = _meter.CreateHistogram<double>("audit.gateway.call.duration", "s", "From the whole request to the end of the call.");
        _firstByte = _meter.CreateHistogram<double>("audit.gateway.call.first_byte", "s", "From the whole request to the first answer byte.");
        _journal = _meter.CreateHistogram<double>("audit.gateway.journal.duration", "s", "Time for a journal write, by step.");
    }

    public void Began() => _open.Add(1);

    public void Finished() => _open.Add(-1);

    public void Refused(string reason) => _refusals.Add(1, new KeyValuePair<string, object?>("reason", reason));

    public void Lost(LossCause cause) => _lost.Add(1, new KeyValuePair<string, object?>("cause", cause.Word()));

    public void Abandoned() => _unrecorded.Add(1);

    public void Opened(TimeSpan took) => Journal(took, "open");

    public void Closed(TimeSpan took) => Journal(took, "close");

    public void Ended(string provider, CallClosing closing, long requestBytes)
    {
        ArgumentNullException.ThrowIfNull(closing);
        var route = new KeyValuePair<string, object?>("provider", provider);
        _calls.Add(1, route, new("outcome", closing.Outcome.Word()));
        _bytes.Add(requestBytes, route, new("direction", "request"));
        _bytes.Add(closing.Response?.WireBytes ?? 0, route, new("direction", "response"));
        _duration.Record(closing.Duration.TotalSeconds, route);
        if (closing.FirstByteAfter is { } first) _firstByte.Record(first.TotalSeconds, route);
    }

    public void Dispose() => _meter.Dispose();

    private void Journal(TimeSpan took, string step) =>
        _journal.Record(took.TotalSeconds, new KeyValuePair<string, object?>("step", step));
}
