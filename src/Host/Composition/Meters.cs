using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace AuditPipeline.Host.Composition;

/// <summary>Where the instruments of parts that live outside a web application come from.</summary>
internal sealed class Meters : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public IMeterFactory Factory => _services.GetRequiredService<IMeterFactory>();

    public void Dispose() => _services.Dispose();
}
