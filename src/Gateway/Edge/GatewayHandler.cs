using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Gateway.Tap;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Gateway.Edge;

/// <summary>One call: read the request, make it durable, call the provider, pass the answer on, write the end.</summary>
internal sealed class GatewayHandler(
    IJournal journal, RouteTable routes, RequestBodyReader bodies, Exchange exchange, Closings closings, CallSlots slots,
    HeaderAllowList recorded, CaptureMemory memory, GatewayOptions options, GatewayMetrics metrics, TimeProvider time,
    IRandomness randomness, ILogger<GatewayHandler> log)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (!slots.TryTake())
        {
            await AnswerUnrecordedAsync(context, Refusal.TooManyCalls, EnvelopeId.New(Now(), randomness));
            return;
        }

        metrics.Began();
        EndedCall? ended = null;
        try
        {
            ended = await RunAsync(context);
        }
        finally
        {
            if (ended is null)
            {
                metrics.Finished();
                slots.Free();
            }
            else
            {
                closings.Begin(ended);
            }
        }
    }

    /// <returns>The end to write; null when nothing was opened.</returns>
    private async Task<EndedCall?> RunAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        var route = routes.Find(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        var (caller, malformed) = CallerHeaders.Read(context.Request.Headers);
        var refusal = route.Refusal ?? (malformed is null ? null : Refusal.MalformedHeader(malformed));

        using var body = await bodies.ReadAsync(context, answerAtOnce: refusal is not null);
        if (body is null)
        {
            metrics.Abandoned();
            log.RequestAbandoned(context.Request.ContentLength ?? 0);
            context.Abort();
            return null;
        }

        refusal ??= body.Refusal;
        if (body.Unread) context.Response.Headers.Connection = "close";
        var capturedAt = Now();
        var id = EnvelopeId.New(capturedAt, randomness);
        var call = new OpenCall(id, route.Provider, capturedAt, time.GetTimestamp(), body.WireBytes);
        var opened = await OpenAsync(context, route, caller, body, call);
        if (opened.Refusal is { } word)
        {
            log.CallNotRecorded(call.Id, word);
            await AnswerUnrecordedAsync(context, Refusal.NotRecorded(word), call.Id);
            return null;
        }

        try
        {
            return refusal is null
                ? await exchange.RunAsync(context, call, route.Address!, body.Bytes)
                : await RefuseAsync(context, call, refusal);
        }
#pragma warning disable CA1031 // Not foreseen, but the call has its number: its record says how it ended.
        catch (Exception e)
        {
            log.CallFailed(call.Id, e.GetType().Name);
            if (context.Response.HasStarted)
            {
                context.Abort();
                return call.Ended(time, CaptureOutcome.UpstreamError, Refusal.GatewayError.Reason);
            }

            context.Response.Clear();
            return await exchange.AnswerAsync(context, call, Refusal.GatewayError, CaptureOutcome.UpstreamError);
        }
#pragma warning restore CA1031
    }

    private async ValueTask<OpenResult> OpenAsync(
        HttpContext context, RouteMatch route, CallerStatement caller, RequestBody body, OpenCall call)
    {
        var wire = body.Bytes.Contiguous();
        var coding = context.Request.Headers.ContentEncoding.ToString();
        using var decoded = wire.IsEmpty ? null : ContentCoding.Undo(wire, coding, memory, options.MaxRequestBytes);
        var headers = RecordedHeaders(context.Request.Headers, withEncoding: decoded is null);
        var request = new RequestCapture(context.Request.Method.ToUpperInvariant(), RecordedTarget.Of(route.Target), headers,
            decoded?.Contiguous() ?? wire, body.WireBytes, body.Truncated || decoded?.Truncated == true);
        var started = time.GetTimestamp();
        // The journal is never interrupted: it reads the pooled body until it returns.
        var result = await journal.OpenAsync(
            new CallOpening(call.Id, options.Tenant, call.Provider, call.CapturedAt, caller, request), CancellationToken.None);
        metrics.Opened(time.GetElapsedTime(started));
        return result;
    }

    private List<HeaderField> RecordedHeaders(IHeaderDictionary headers, bool withEncoding)
    {
        var fields = new List<HeaderField>();
        foreach (var (name, values) in headers)
            if (recorded.Allows(name) && (withEncoding || !name.Equals("content-encoding", StringComparison.OrdinalIgnoreCase)))
                fields.Add(HeaderAllowList.Field(name, values));
        return fields;
    }

    private async Task<EndedCall> RefuseAsync(HttpContext context, OpenCall call, Refusal refusal)
    {
        log.CallRefused(call.Id, refusal.Reason);
        metrics.Refused(refusal.Reason);
        return await exchange.AnswerAsync(context, call, refusal, CaptureOutcome.Refused);
    }

    private async Task AnswerUnrecordedAsync(HttpContext context, Refusal refusal, EnvelopeId id)
    {
        metrics.Refused(refusal.Reason);
        await ErrorAnswer.WriteAsync(context, refusal, id, ErrorAnswer.Body(refusal, id), options.RetryAfter);
    }

    /// <summary>Microseconds are what the record keeps.</summary>
    private DateTimeOffset Now()
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
