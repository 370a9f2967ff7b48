using System.Net;
using AuditPipeline.Core.Ports;
using AuditPipeline.Gateway;
using AuditPipeline.Gateway.Edge;
using AuditPipeline.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Tests.Demo;

/// <summary>A gateway with a journal in memory, in front of given routes.</summary>
internal sealed class DemoGateway(WebApplication app, MemoryJournal journal) : IAsyncDisposable
{
    public Uri Address { get; } = new(app.Urls.First());

    public MemoryJournal Journal { get; } = journal;

    public static async Task<DemoGateway> StartAsync(IReadOnlyDictionary<string, string> routes)
    {
        var options = new GatewayOptions();
        foreach (var (name, url) in routes) options.Providers[name] = url;
        var journal = new MemoryJournal();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IJournal>(journal).AddSingleton<IRandomness>(new CountingRandomness()).AddSingleton(TimeProvider.System);
        builder.Services.AddGateway(options);
        var app = builder.Build();
        app.MapGateway();
        await app.StartAsync();
        return new DemoGateway(app, journal);
    }

    /// <summary>Stops; every call that began has then been closed.</summary>
    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
