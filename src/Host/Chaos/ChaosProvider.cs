using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Chaos;

/// <summary>A provider on a loopback port that answers each call as its <see cref="CallPlan.Header"/> says.</summary>
internal sealed class ChaosProvider : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ChaosProvider(WebApplication app) => _app = app;

    /// <summary>Base URL, without a slash at its end.</summary>
    public string Url => _app.Urls.First();

    public static async Task<ChaosProvider> StartAsync(CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.Run(ServeAsync);
        await app.StartAsync(cancellation);
        return new ChaosProvider(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static async Task ServeAsync(HttpContext context)
    {
        try
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            if (CallPlan.Read(context.Request.Headers[CallPlan.Header]) is { } plan) await AnswerAsync(context, plan);
            else context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or BadHttpRequestException)
        {
            // The gateway was killed, or its caller left.
        }
    }

    private static async Task AnswerAsync(HttpContext context, CallPlan plan)
    {
        var pieces = plan.Answer();
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.StatusCode = (int)plan.Status;
        context.Response.Headers[CallPlan.ProviderMark] = "1";
        context.Response.ContentType = plan is { Streamed: true, End: not AnswerEnd.Error } ? "text/event-stream" : "application/json";
        if (!plan.Streamed) context.Response.ContentLength = pieces.Sum(p => p.Length);
        var last = plan.End == AnswerEnd.Reset ? pieces.Count / 2 : pieces.Count;
        for (var i = 0; i < last; i++)
        {
            if (plan.PaceMilliseconds > 0) await Task.Delay(plan.PaceMilliseconds, context.RequestAborted);
            await context.Response.BodyWriter.WriteAsync(pieces[i], context.RequestAborted);
        }

        if (plan.End == AnswerEnd.Reset) context.Abort();
    }
}
