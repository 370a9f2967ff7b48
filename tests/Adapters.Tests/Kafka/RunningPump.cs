using AuditPipeline.Adapters.Kafka.Pump;
using AuditPipeline.Tests.Kafka;
using AuditPipeline.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace AuditPipeline.Adapters.Tests.Kafka;

/// <summary>A pump between a queue in memory and a topic.</summary>
internal sealed class RunningPump : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    public RunningPump(KafkaHouse house, MemoryQueue source)
    {
        var pump = new KafkaPump(
            house.Options, house.Folder, new MemoryJournal(), source, house.Ring, house.Randomness, TimeProvider.System, house.Metrics,
            NullLogger<KafkaPump>.Instance);
        _running = pump.RunAsync(_stopping.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }
}
