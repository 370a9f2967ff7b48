using System.Diagnostics.Metrics;

namespace AuditPipeline.Tests.Kafka;

/// <summary>Meters that nobody collects.</summary>
internal sealed class TestMeters : IMeterFactory
{
    public Meter Create(MeterOptions options) => new(options);

    public void Dispose()
    {
    }
}
