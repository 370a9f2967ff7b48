using AuditPipeline.Core.Ports;
using AuditPipeline.Host.Commands;
using AuditPipeline.Host.Composition;
using AuditPipeline.Pii;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Presidio;

/// <summary>The service that answers Presidio's calls.</summary>
internal sealed class PresidioHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private PresidioHost(WebApplication app, Uri address) => (this.app, Address) = (app, address);

    public Uri Address { get; }

    /// <exception cref="CommandFailure">It may not or cannot listen there.</exception>
    public static async Task<PresidioHost> StartAsync(
        PresidioOptions options, PiiEngine engine, IRandomness randomness, TimeProvider time, ILoggerFactory logs, CancellationToken cancellation)
    {
        if (options.Fault is { } fault) throw new CommandFailure(fault, ExitCode.Usage);

        var app = WebApps.Service(options.Listen, PresidioLimits.Body, logs);
        new PresidioEndpoints(engine, options, randomness, time, logs.CreateLogger<PresidioHost>()).Map(app);
        try
        {
            return new PresidioHost(app, await WebApps.StartAsync(app, "the service", options.Listen, cancellation));
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
