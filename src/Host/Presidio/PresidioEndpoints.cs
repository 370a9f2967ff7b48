using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using AuditPipeline.Core.Ports;
using AuditPipeline.Host.Composition;
using AuditPipeline.Pii;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Presidio;

/// <summary>The calls of Presidio's analyzer and anonymizer, on one port. Keeps nothing and logs no content.</summary>
internal sealed class PresidioEndpoints(
    PiiEngine engine, PresidioOptions options, IRandomness randomness, TimeProvider time, ILogger log)
{
    private const string NotUnderstood = "The browser (or proxy) sent a request that this server could not understand.";
    private const string NotJson = "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.";
    private const string NotFound = "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.";
    private const string DefaultLanguage = "en";

    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Analyzer analyzer = new(engine, time);
    private int calls;

    public void Map(WebApplication app)
    {
        app.Run(async context =>
        {
            try
            {
                await AnswerAsync(context);
            }
            catch (PresidioFault fault)
            {
                await RefuseAsync(context, fault.Status, fault.Message);
            }
            catch (BadHttpRequestException e)
            {
                await RefuseAsync(context, e.StatusCode, e.StatusCode == 413 ? $"The request is larger than {PresidioLimits.Body} bytes." : NotUnderstood);
            }
            catch (Exception e) when (!context.RequestAborted.IsCancellationRequested)
            {
                // The exception may carry the text, so only its type is told.
                log.ServiceFailed(context.Request.Path.Value!, e.GetType().Name);
                await RefuseAsync(context, 500, "Internal server error");
            }
        });
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var call = Call(context.Request.Path.Value) ?? throw new PresidioFault(404, NotFound);
        var method = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Get : context.Request.Method;
        if (!HttpMethods.Equals(method, call.Method)) throw new PresidioFault(405, "The method is not allowed for the requested URL.");
        if (call.IsOpen)
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync("Presidio Analyzer service is up", context.RequestAborted);
            return;
        }

        if (!KeyCheck.Passes(context.Request, options.KeySha256))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            throw new PresidioFault(401, "The key is missing or wrong.");
        }

        if (Interlocked.Increment(ref calls) > PresidioLimits.Calls)
        {
            Interlocked.Decrement(ref calls);
            context.Response.Headers.RetryAfter = "1";
            throw new PresidioFault(503, "The service is busy.");
        }

        try
        {
            await call.Answer!(context);
        }
        finally
        {
            Interlocked.Decrement(ref calls);
        }
    }

    private (string Method, bool IsOpen, Func<HttpContext, Task>? Answer)? Call(string? path) => path switch
    {
        "/health" => ("GET", true, null),
        "/analyze" => ("POST", false, AnalyzeAsync),
        "/anonymize" => ("POST", false, AnonymizeAsync),
        "/deanonymize" => ("POST", false, DeanonymizeAsync),
        "/recognizers" => ("GET", false, context => ListAsync(context, analyzer.Recognizers(LanguageOf(context)))),
        "/supportedentities" => ("GET", false, context => ListAsync(context, analyzer.Entities(LanguageOf(context)))),
        "/anonymizers" => ("GET", false, context => ListAsync(context, Operators.Anonymizers)),
        "/deanonymizers" => ("GET", false, context => ListAsync(context, Operators.Deanonymizers)),
        _ => null,
    };

    private async Task AnalyzeAsync(HttpContext context)
    {
        using var body = await BodyAsync(context);
        if (body.RootElement.ValueKind != JsonValueKind.Object) throw PresidioFault.Analyze("The request must be a JSON object.");
        var request = AnalyzeRequest.Read(body.RootElement, time);
        var found = analyzer.Analyze(request);
        await WriteAsync(context, json => AnalyzeAnswer.Write(json, request, found));
    }

    private async Task AnonymizeAsync(HttpContext context)
    {
        using var body = await BodyAsync(context);
        var fields = Content(body);
        var operators = Operators.Anonymizing(fields.Of("anonymizers"), randomness);
        if (fields.Of("analyzer_results") is null) throw PresidioFault.Parameter("Invalid input, request must contain analyzer results");
        var text = fields.Text("text") ?? "";
        var points = new CodePoints(text);
        var ranges = Ranges(fields, "analyzer_results", "analyzer result", withScore: true);
        var (made, items) = Anonymizer.Apply(text, points, EntityConflicts.Resolve(text, points, ranges), operators);
        await WriteAsync(context, json => Anonymizer.Write(json, made, items));
    }

    private async Task DeanonymizeAsync(HttpContext context)
    {
        using var body = await BodyAsync(context);
        var fields = Content(body);
        var operators = Operators.Deanonymizing(fields.Of("deanonymizers"));
        var text = fields.Text("text") ?? "";
        var ranges = Ranges(fields, "anonymizer_results", "anonymizer result", withScore: false);
        var (made, items) = Anonymizer.Apply(text, new CodePoints(text), ranges, operators);
        await WriteAsync(context, json => Anonymizer.Write(json, made, items));
    }

    private static List<EntityRange> Ranges(JsonFields fields, string member, string source, bool withScore) =>
        [.. fields.Objects(member, PresidioLimits.Findings).Select(one => EntityRange.Read(one, source, withScore))];

    /// <summary>As Presidio's anonymizer takes it: an empty object is no request.</summary>
    private static JsonFields Content(JsonDocument body)
    {
        if (body.RootElement.ValueKind != JsonValueKind.Object || !body.RootElement.EnumerateObject().Any()) throw new PresidioFault(400, "Invalid request json");
        return new JsonFields(body.RootElement, what => PresidioFault.Parameter($"Invalid input, {what}"));
    }

    private static string LanguageOf(HttpContext context) =>
        context.Request.Query["language"].ToString() is { Length: > 0 } language ? language : DefaultLanguage;

    private static async Task<JsonDocument> BodyAsync(HttpContext context)
    {
        var type = context.Request.ContentType?.Split(';')[0].Trim();
        if (type is null || !(type.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.EndsWith("+json", StringComparison.OrdinalIgnoreCase)))
            throw new PresidioFault(415, NotJson);
        try
        {
            return await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        }
        catch (JsonException)
        {
            throw new PresidioFault(400, NotUnderstood);
        }
    }

    private static Task ListAsync(HttpContext context, IEnumerable<string> words)
    {
        var all = words.ToList();
        return WriteAsync(context, json =>
        {
            json.WriteStartArray();
            foreach (var word in all) json.WriteStringValue(word);
            json.WriteEndArray();
        });
    }

    private static Task RefuseAsync(HttpContext context, int status, string message)
    {
        if (context.Response.HasStarted) return Task.CompletedTask;
        context.Response.StatusCode = status;
        return WriteAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteString("error", message);
            json.WriteEndObject();
        });
    }

    private static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        await using (var json = new Utf8JsonWriter(buffer, Relaxed)) write(json);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = buffer.WrittenCount;
        await context.Response.BodyWriter.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
    }
}
