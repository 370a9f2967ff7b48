using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Demo;

/// <summary>A provider on a free loopback port that speaks OpenAI chat completions and Responses, Anthropic messages and Gemini
/// generateContent, plain and streamed. The same request gets the same answer. A key that ends in <c>-revoked</c>,
/// <c>-limited</c> or <c>-failing</c> gets 401, 429 or 500; a body without a prompt 400.</summary>
public sealed class ScriptedProvider : IAsyncDisposable
{
    /// <summary>Header of a request: milliseconds between the events of its stream.</summary>
    public const string PaceHeader = "x-demo-pace-ms";

    /// <summary>Unix seconds of every answer: the script knows no clock.</summary>
    internal const long Created = 1_767_225_600;

    private static readonly string[] Names = ["openai", "anthropic", "google", "mistral"];

    private readonly WebApplication _app;
    private long _served;

    private ScriptedProvider(WebApplication app) => _app = app;

    /// <summary>Base URL, without a slash at its end.</summary>
    public string Url => _app.Urls.First();

    /// <summary>Requests answered, wholly or in part.</summary>
    public long Served => Interlocked.Read(ref _served);

    /// <summary>Provider name → base URL, for the gateway's routes.</summary>
    public IReadOnlyDictionary<string, string> Routes =>
        Names.ToDictionary(name => name, _ => Url);

    public static async Task<ScriptedProvider> StartAsync(CancellationToken cancellation = default)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        var app = builder.Build();
        var provider = new ScriptedProvider(app);
        app.Run(provider.ServeAsync);
        await app.StartAsync(cancellation);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Providers answer with the dated name of the model they were asked for.</summary>
    internal static string Dated(string model) => model switch
    {
        "gpt-4o-mini" => "gpt-4o-mini-2024-07-18",
        "gpt-4.1" => "gpt-4.1-2025-04-14",
        "gpt-5" => "gpt-5-2025-08-07",
        "o4-mini" => "o4-mini-2025-04-16",
        "claude-sonnet-4-5" => "claude-sonnet-4-5-20250929",
        "claude-haiku-4-5" => "claude-haiku-4-5-20251001",
        _ => model,
    };

    private async Task ServeAsync(HttpContext context)
    {
        Interlocked.Increment(ref _served);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var answer = Answer(context.Request, body.ToArray());
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers) context.Response.Headers[name] = value;
        if (answer.Pieces.Count == 1) context.Response.ContentLength = answer.Pieces[0].Length;
        try
        {
            await WriteAsync(context, answer);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller left halfway, as some callers of the script do.
        }
    }

    private static async Task WriteAsync(HttpContext context, ScriptedAnswer answer)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var paced = int.TryParse(context.Request.Headers[PaceHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var pace);
        foreach (var piece in answer.Pieces)
        {
            await context.Response.BodyWriter.WriteAsync(piece, context.RequestAborted);
            if (paced) await Task.Delay(Math.Min(pace, 10_000), context.RequestAborted);
        }
    }

    private static ScriptedAnswer Answer(HttpRequest http, byte[] body)
    {
        var path = http.Path.Value ?? "";
        var (dialect, model, streamed) = path switch
        {
            "/v1/chat/completions" => (ScriptedDialect.OpenAiChat, null, false),
            "/v1/responses" => (ScriptedDialect.OpenAiResponses, null, false),
            "/v1/messages" => (ScriptedDialect.Anthropic, null, false),
            _ => Gemini(path),
        };
        var key = string.Concat(http.Headers.Authorization.ToString(), http.Headers["x-api-key"].ToString(), http.Headers["x-goog-api-key"].ToString());
        if (key.EndsWith("-revoked", StringComparison.Ordinal)) return ScriptedErrors.Answer(dialect, 401);
        if (key.EndsWith("-limited", StringComparison.Ordinal)) return ScriptedErrors.Answer(dialect, 429);
        if (key.EndsWith("-failing", StringComparison.Ordinal)) return ScriptedErrors.Answer(dialect, 500);
        if (ScriptedRequest.Read(body, model, streamed) is not { } request) return ScriptedErrors.Answer(dialect, 400);

        var reply = ScriptedReply.To(request);
        return dialect switch
        {
            ScriptedDialect.OpenAiChat => OpenAiChatScript.Answer(request, reply),
            ScriptedDialect.OpenAiResponses => OpenAiResponsesScript.Answer(request, reply),
            ScriptedDialect.Anthropic => AnthropicScript.Answer(request, reply),
            _ => GeminiScript.Answer(request, reply),
        };
    }

    /// <summary><c>/v1beta/models/{model}:generateContent</c> or <c>:streamGenerateContent</c>.</summary>
    private static (ScriptedDialect Dialect, string? Model, bool Streamed) Gemini(string path)
    {
        const string Models = "/v1beta/models/";
        var colon = path.LastIndexOf(':');
        if (!path.StartsWith(Models, StringComparison.Ordinal) || colon < Models.Length) return (ScriptedDialect.OpenAiChat, null, false);
        return (ScriptedDialect.Gemini, path[Models.Length..colon], path[(colon + 1)..] == "streamGenerateContent");
    }
}
