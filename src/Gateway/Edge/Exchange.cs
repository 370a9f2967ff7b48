using System.Buffers;
using System.Net.Sockets;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Gateway.Tap;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Gateway.Edge;

/// <summary>Calls the provider and passes its answer on, read by read.</summary>
internal sealed class Exchange(
    Upstream upstream, IJournal journal, HeaderAllowList recorded, CaptureMemory memory, GatewayOptions options, TimeProvider time, ILogger<Exchange> log)
{
    private const int ChunkBytes = 16 * 1024;

    public async Task<EndedCall> RunAsync(HttpContext context, OpenCall call, Uri address, IRequestContent body)
    {
        using var request = upstream.Request(context, address, body);
        using var deadline = new Deadline(time, context.RequestAborted);
        deadline.Start(options.ResponseHeadersTimeout);
        HttpResponseMessage answer;
        try
        {
            answer = await upstream.SendAsync(request, deadline.Token);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException or SocketException)
        {
            // The runtime lets a SocketException through where a connection is reset while it is made.
            body.Sent();
            if (body.Refusal is { } refused) return await AnswerAsync(context, call, refused, CaptureOutcome.Refused);
            if (context.RequestAborted.IsCancellationRequested) return call.Ended(time, CaptureOutcome.ClientLeft, null);
            var refusal = deadline.Expired ? Refusal.UpstreamTimeout
                : e is HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse }
                    or HttpRequestException { InnerException: IOException, HttpRequestError: not HttpRequestError.SecureConnectionError }
                    ? Refusal.UpstreamBroken
                : Refusal.UpstreamUnreachable;
            log.UpstreamFailed(call.Id, call.Provider, refusal.Reason);
            return await AnswerAsync(context, call, refusal, CaptureOutcome.UpstreamError);
        }

        using (answer)
        {
            deadline.Stop();
            body.Sent();
            return await PassOnAsync(context, call, answer, deadline);
        }
    }

    /// <summary>Answers the caller ourselves and keeps what we said as the answer of the record.</summary>
    public async Task<EndedCall> AnswerAsync(HttpContext context, OpenCall call, Refusal refusal, CaptureOutcome outcome)
    {
        var body = ErrorAnswer.Body(refusal, call.Id);
        var bytes = new CaptureBuffer(memory, body.Length, body.Length);
        bytes.Append(body);
        var copy = new AnswerCopy(refusal.Status, [new HeaderField("content-type", ErrorAnswer.ContentType)], null, bytes);
        try
        {
            await ErrorAnswer.WriteAsync(context, refusal, call.Id, body, options.RetryAfter);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The caller left; what it was to be told stands in the record.
        }

        return call.Ended(time, outcome, refusal.Reason, copy);
    }

    private async Task<EndedCall> PassOnAsync(HttpContext context, OpenCall call, HttpResponseMessage answer, Deadline deadline)
    {
        var copy = Head(context, call, answer);
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            var end = await PassBodyAsync(context, call, answer, copy, chunk, deadline);
            if (end is not null)
            {
                log.UpstreamFailed(call.Id, call.Provider, end);
                // The caller must see that the answer is not whole: its connection breaks as the provider's did.
                context.Abort();
                return call.Ended(time, CaptureOutcome.UpstreamError, end, copy);
            }

            if (context.RequestAborted.IsCancellationRequested) return call.Ended(time, CaptureOutcome.ClientLeft, null, copy);
            await context.Response.CompleteAsync();
            return call.Ended(time, CaptureOutcome.Completed, null, copy);
        }
#pragma warning disable CA1031 // Whatever happens, what has passed is the record.
        catch (Exception e)
        {
            if (context.RequestAborted.IsCancellationRequested) return call.Ended(time, CaptureOutcome.ClientLeft, null, copy);
            log.CallFailed(call.Id, e.GetType().Name);
            context.Abort();
            return call.Ended(time, CaptureOutcome.UpstreamError, Refusal.GatewayError.Reason, copy);
        }
#pragma warning restore CA1031
        finally
        {
            copy.End();
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    /// <returns>Machine word when the provider broke off; null when the answer ended or the caller left.</returns>
    private async ValueTask<string?> PassBodyAsync(
        HttpContext context, OpenCall call, HttpResponseMessage answer, AnswerCopy copy, byte[] chunk, Deadline deadline)
    {
        var client = context.Response.BodyWriter;
        var begun = false;
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(deadline.Token);
            while (true)
            {
                var reading = body.ReadAsync(chunk, deadline.Token);
                if (!reading.IsCompleted)
                {
                    // Headers go out at once when the first byte lets wait for itself, else together with it.
                    if (!begun)
                    {
                        copy.Passing(default, time.GetElapsedTime(call.Started));
                        await client.FlushAsync(context.RequestAborted);
                    }

                    begun = true;
                    deadline.Start(options.IdleTimeout);
                }

                var read = await reading;
                deadline.Stop();
                if (read == 0) return null;
                begun = true;
                copy.FirstByteAfter ??= time.GetElapsedTime(call.Started);
                copy.Passing(chunk.AsMemory(0, read), time.GetElapsedTime(call.Started));
                var written = await client.WriteAsync(chunk.AsMemory(0, read), context.RequestAborted);
                copy.Passed();
                if (written.IsCompleted) return null;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or HttpRequestException)
        {
            if (context.RequestAborted.IsCancellationRequested) return null;
            return deadline.Expired ? "upstream_stalled" : "upstream_broken";
        }
    }

    /// <summary>Writes status and headers, hop-by-hop ones left out, and begins the copy.</summary>
    private AnswerCopy Head(HttpContext context, OpenCall call, HttpResponseMessage answer)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = answer.ReasonPhrase;
        var fields = new List<HeaderField>();
        var listed = answer.Headers.NonValidated.TryGetValues("Connection", out var connection) ? HopByHop.Listed(connection) : null;
        foreach (var (name, values) in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated))
        {
            if (HopByHop.Contains(name, listed) || name.StartsWith(AuditHeaders.Prefix, StringComparison.OrdinalIgnoreCase)) continue;
            context.Response.Headers.Append(name, values.ToArray());
            if (recorded.Allows(name)) fields.Add(HeaderAllowList.Field(name, values));
        }

        context.Response.Headers[AuditHeaders.Id] = call.Id.ToString();
        var encoding = answer.Content.Headers.NonValidated.TryGetValues("Content-Encoding", out var codings) ? codings.ToString() : null;
        var announced = answer.Content.Headers.ContentLength ?? 0;
        var copy = new AnswerCopy(
            (int)answer.StatusCode, fields, encoding, new CaptureBuffer(memory, options.MaxResponseCaptureBytes, Math.Max(0, announced)));
        if (call.Passed is { } passed) passed.Answering(copy);
        else copy.Keep(journal.Tail(call.Id), TimeSpan.Zero);
        return copy;
    }
}
