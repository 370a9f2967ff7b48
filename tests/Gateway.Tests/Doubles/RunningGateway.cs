using System.Net;
using System.Net.Sockets;
using System.Text;
using AuditPipeline.Core.Ports;
using AuditPipeline.Gateway.Edge;
using AuditPipeline.Tests.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Gateway.Tests.Doubles;

/// <summary>A real gateway on a free port, in front of one scripted upstream.</summary>
internal sealed class RunningGateway : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningGateway(WebApplication app, MemoryJournal journal, LogLines log)
    {
        (_app, Journal, Log) = (app, journal, log);
        Address = new Uri(app.Urls.First());
        Client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public MemoryJournal Journal { get; }

    public LogLines Log { get; }

    public IServiceProvider Services => _app.Services;

    /// <param name="upstream">Base URL of every provider: openai, anthropic, google.</param>
    public static async Task<RunningGateway> StartAsync(string upstream, Action<GatewayOptions>? set = null)
    {
        var options = new GatewayOptions();
        options.Providers.Clear();
        foreach (var name in new[] { "openai", "anthropic", "google" }) options.Providers[name] = upstream;
        set?.Invoke(options);
        var journal = new MemoryJournal();
        var log = new LogLines();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddProvider(log).AddFilter<LogLines>("AuditPipeline", LogLevel.Trace);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<IJournal>(journal);
        builder.Services.AddSingleton<IRandomness>(new CountingRandomness());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddGateway(options);
        var app = builder.Build();
        app.MapGateway();
        await app.StartAsync();
        return new RunningGateway(app, journal, log);
    }

    /// <summary>A bare connection, for what HttpClient would tidy up.</summary>
    public async Task<NetworkStream> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, Address.Port);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Sends the bytes and reads until the gateway closes the connection.</summary>
    public async Task<string> SendRawAsync(string request)
    {
        await using var connection = await ConnectAsync();
        await connection.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(connection, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
