using System.Text;
using AuditPipeline.Gateway.Edge;
using AuditPipeline.Gateway.Tap;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Gateway;

/// <summary>How a host takes the gateway in.</summary>
public static class GatewayServices
{
    /// <summary>Adds the gateway. Needs from the host: <see cref="Core.Ports.IJournal"/>, <see cref="Core.Ports.IRandomness"/>,
    /// <see cref="TimeProvider"/>, logging. Sets Kestrel to pass header values byte for byte and to add no Server header.</summary>
    /// <exception cref="ArgumentException">A setting is out of range; the message names it.</exception>
    public static IServiceCollection AddGateway(this IServiceCollection services, GatewayOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Problems() is { Count: > 0 } problems)
            throw new ArgumentException(string.Join("; ", problems.Select(p => p.ErrorMessage)), nameof(options));

        services.AddMetrics();
        // The framework's own request lines hold path and query, credentials in it included; ours hold ids.
        services.AddLogging(logging => logging
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Information));
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.RequestHeaderEncodingSelector = static _ => Encoding.Latin1;
            kestrel.ResponseHeaderEncodingSelector = static _ => Encoding.Latin1;
        });
        services.AddSingleton(options);
        services.AddSingleton(new CaptureMemory(options.MaxCaptureMemory));
        services.AddSingleton(new CallSlots(options.MaxConcurrentCalls));
        services.AddSingleton(new HeaderAllowList(options.RecordedHeaders));
        services.AddSingleton(new RouteTable(options));
        services.AddSingleton<GatewayMetrics>();
        services.AddSingleton<Upstream>();
        services.AddSingleton<RequestBodyReader>();
        services.AddSingleton<LateOpenings>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<LateOpenings>());
        services.AddSingleton<Openings>();
        services.AddSingleton<Exchange>();
        services.AddSingleton<Backlog>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<Backlog>());
        services.AddSingleton<Closings>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<Closings>());
        services.AddSingleton<GatewayHandler>();
        return services;
    }

    /// <summary>Ends the pipeline with the gateway: every request that comes here is a call.</summary>
    public static IApplicationBuilder MapGateway(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var handler = app.ApplicationServices.GetRequiredService<GatewayHandler>();
        app.Run(handler.HandleAsync);
        return app;
    }
}
