using System.Net;
using AuditPipeline.Core.Ports;
using AuditPipeline.Gateway;
using AuditPipeline.Gateway.Edge;
using AuditPipeline.Host.Commands;
using AuditPipeline.Reports;
using AuditPipeline.Reports.Query;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Composition;

/// <summary>The listeners, each an application of its own, so that nothing meant for one can be reached through another.</summary>
internal static class WebApps
{
    public static WebApplication Gateway(
        GatewayListener listener, GatewayOptions options, IJournal journal, IRandomness randomness, TimeProvider time, ILoggerFactory logs)
    {
        var builder = Builder(logs);
        listener.Configure(builder.WebHost);
        // The gateway holds the body of every call against its own bound and answers 413 itself.
        builder.WebHost.ConfigureKestrel(k => k.Limits.MaxRequestBodySize = null);
        builder.Services.AddSingleton(journal).AddSingleton(randomness).AddSingleton(time);
        builder.Services.AddGateway(options);
        var app = builder.Build();
        app.MapGateway();
        return app;
    }

    public static WebApplication Api(
        IPEndPoint listen, Action<AuditApiOptions> configure, Action<IServiceCollection> services, ILoggerFactory logs)
    {
        var builder = Builder(logs);
        builder.WebHost.ConfigureKestrel(k => k.Listen(listen));
        services(builder.Services);
        builder.Services.AddAuditApi(configure);
        var app = builder.Build();
        app.MapAuditApi();
        return app;
    }

    public static WebApplication Service(IPEndPoint listen, long largestBody, ILoggerFactory logs)
    {
        var builder = Builder(logs);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.Limits.MaxRequestBodySize = largestBody;
            k.Listen(listen);
        });
        return builder.Build();
    }

    /// <summary>Where an application that has started listens besides the first of its ports; null when nowhere.</summary>
    public static Uri? SecondAddress(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Skip(1).Select(a => new Uri(a)).FirstOrDefault();

    /// <summary>Starts listening; the address with the port that was taken.</summary>
    /// <exception cref="CommandFailure">The port is taken or not allowed.</exception>
    public static async Task<Uri> StartAsync(WebApplication app, string name, IPEndPoint listen, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException e)
        {
            throw new CommandFailure($"{name} cannot listen on {listen}: {e.Message}", ExitCode.Usage);
        }

        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        return new Uri(addresses!.Addresses.First());
    }

    private static WebApplicationBuilder Builder(ILoggerFactory logs)
    {
        // Empty: no settings come from the environment or from files beside the program.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRouting();
        builder.Services.AddSingleton(logs);
        builder.Services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => k.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(20));
        return builder;
    }
}
