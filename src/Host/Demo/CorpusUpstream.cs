using System.Collections.Frozen;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Demo;

/// <summary>Stands in for every provider of a corpus file: a request with the header <c>x-replay-id</c> gets the recorded status,
/// headers and body; streams go out event by event.</summary>
public sealed class CorpusUpstream : IAsyncDisposable
{
    /// <summary>Names the exchange to serve.</summary>
    public const string IdHeader = "x-replay-id";

    private readonly WebApplication _app;
    private readonly FrozenDictionary<string, CorpusExchange> _exchanges;

    private CorpusUpstream(WebApplication app, FrozenDictionary<string, CorpusExchange> exchanges) =>
        (_app, _exchanges) = (app, exchanges);

    /// <summary>Base URL, without a slash at its end.</summary>
    public string Url => _app.Urls.First();

    /// <summary>Exchanges loaded.</summary>
    public int Count => _exchanges.Count;

    /// <summary>Every provider of the file → base URL, for the gateway's routes.</summary>
    public IReadOnlyDictionary<string, string> Routes =>
        _exchanges.Values.Select(exchange => exchange.Provider).Distinct().ToDictionary(name => name, _ => Url);

    /// <exception cref="InvalidDataException">A line of the file is not an exchange.</exception>
    public static async Task<CorpusUpstream> StartAsync(string file, CancellationToken cancellation = default)
    {
        var exchanges = CorpusExchange.ReadFile(file).ToFrozenDictionary(exchange => exchange.Id);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        var upstream = new CorpusUpstream(app, exchanges);
        app.Run(upstream.ServeAsync);
        await app.StartAsync(cancellation);
        return upstream;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        if (!_exchanges.TryGetValue(context.Request.Headers[IdHeader].ToString(), out var exchange))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.StatusCode = exchange.Status;
        foreach (var (name, value) in exchange.ResponseHeaders) context.Response.Headers[name] = value;
        var type = context.Response.ContentType ?? "";
        var pieces = exchange.Streams ? StreamedEvents.Of(exchange.ResponseBody, type) : [exchange.ResponseBody];
        if (!exchange.Streams) context.Response.ContentLength = exchange.ResponseBody.Length;
        foreach (var piece in pieces) await context.Response.BodyWriter.WriteAsync(piece, context.RequestAborted);
    }
}
