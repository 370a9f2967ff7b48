using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Gateway.Tap;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Gateway.Edge;

/// <summary>One call: read the request, make it durable, call the provider, pass the answer on, write the end. With <c>record: pass</c> the
/// provider is called while the request is being written.</summary>
internal sealed class GatewayHandler(
    IJournal journal, RouteTable routes, RequestBodyReader bodies, Openings openings, Exchange exchange, Closings closings, CallSlots slots,
    CaptureMemory memory, GatewayOptions options, GatewayMetrics metrics, TimeProvider time,
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
        if (refusal is null && route.Record == RecordPolicy.Pass && !bodies.TakesWhole(context.Request))
            return await StreamAsync(context, route, caller);

        var body = await bodies.ReadAsync(context, answerAtOnce: refusal is not null);
        if (body is null)
        {
            metrics.Abandoned();
            log.RequestAbandoned(context.Request.ContentLength ?? 0);
            context.Abort();
            return null;
        }

        refusal ??= body.Refusal;
        if (body.Unread) context.Response.Headers.Connection = "close";
        var call = Call(route, body.WireBytes);
        return route.Record == RecordPolicy.Pass
            ? await PassAsync(context, route, caller, body, call, refusal)
            : await RecordFirstAsync(context, route, caller, body, call, refusal);
    }

    /// <summary><c>record: before</c>: nothing is forwarded before its request is durable.</summary>
    private async Task<EndedCall?> RecordFirstAsync(
        HttpContext context, RouteMatch route, CallerStatement caller, RequestBody body, OpenCall call, Refusal? refusal)
    {
        using (body)
        {
            var started = time.GetTimestamp();
            var (opening, decoded) = openings.Of(context, route, caller, body.Bytes, body.WireBytes, body.Truncated, call);
            OpenResult opened;
            using (decoded)
            {
                // The journal is never interrupted: it reads the pooled body until it returns.
                opened = await journal.OpenAsync(opening, CancellationToken.None);
            }

            metrics.Opened(time.GetElapsedTime(started));
            if (opened.Refusal is { } word)
            {
                log.CallNotRecorded(call.Id, word);
                await AnswerUnrecordedAsync(context, Refusal.NotRecorded(word), call.Id);
                return null;
            }

            return await FinishAsync(context, route, call, refusal, new WholeBody(body.Bytes, stillReading => LetGo(body.Bytes, stillReading)));
        }
    }

    /// <summary><c>record: pass</c>: the call goes on while its request is being written.</summary>
    private async Task<EndedCall?> PassAsync(
        HttpContext context, RouteMatch route, CallerStatement caller, RequestBody body, OpenCall call, Refusal? refusal)
    {
        var passed = openings.Pass(context, route, caller, body.Bytes, body.WireBytes, body.Truncated, call);
        var ended = await FinishAsync(context, route, call, refusal, new WholeBody(body.Bytes, passed.Sent));
        passed.Sent(stillReading: false);
        return ended;
    }

    /// <summary><c>record: pass</c> with a body that is long, of unknown length, or finds no room: forwarded as it comes.</summary>
    private async Task<EndedCall?> StreamAsync(HttpContext context, RouteMatch route, CallerStatement caller)
    {
        var length = context.Request.ContentLength;
        var bytes = new CaptureBuffer(memory, options.MaxRequestBytes, length ?? 0);
        var call = Call(route, 0);
        StreamedBody? body = null;
        body = new StreamedBody(context.Request.BodyReader, length, bytes, options, time, () =>
        {
            call.RequestBytes = Math.Max(bytes.Passed, length ?? 0);
            var cut = bytes.Truncated || body is not { Whole: true, Refusal: null };
            var passed = openings.Pass(context, route, caller, bytes, call.RequestBytes, cut, call);
            passed.HandIn();
            passed.Sent(stillReading: false);
        }, context.RequestAborted);
        using (body)
        {
            var ended = await FinishAsync(context, route, call, null, body);
            body.Sent();
            return ended is null ? null : ended with { Passed = call.Passed, RequestBytes = call.RequestBytes };
        }
    }

    private async Task<EndedCall?> FinishAsync(HttpContext context, RouteMatch route, OpenCall call, Refusal? refusal, IRequestContent body)
    {
        try
        {
            return refusal is null
                ? await exchange.RunAsync(context, call, route.Address!, body)
                : await RefuseAsync(context, call, refusal);
        }
#pragma warning disable CA1031 // Not foreseen, but the call has begun: its record says how it ended.
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

    private OpenCall Call(RouteMatch route, long requestBytes)
    {
        var capturedAt = Now();
        return new OpenCall(EnvelopeId.New(capturedAt, randomness), route.Provider, capturedAt, time.GetTimestamp()) { RequestBytes = requestBytes };
    }

    /// <summary>The request is durable and sent: its memory serves the next call while the answer streams.</summary>
    private static void LetGo(CaptureBuffer bytes, bool stillReading)
    {
        if (stillReading) bytes.Abandon();
        else bytes.Dispose();
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
