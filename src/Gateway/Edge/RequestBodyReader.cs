using System.Buffers;
using AuditPipeline.Gateway.Tap;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AuditPipeline.Gateway.Edge;

/// <summary>Reads a request body to its end into a bounded buffer. One that is too long is read away, within a bound, because a
/// sender that is cut off in the middle never sees its 413.</summary>
internal sealed class RequestBodyReader(GatewayOptions options, CaptureMemory memory, TimeProvider time)
{
    /// <summary>Longest body that is read whole before it is forwarded where it need not be durable first.</summary>
    private const long LargestWhole = 1024 * 1024;

    /// <summary>True for a body of a known and moderate length that memory can be had for now.</summary>
    public bool TakesWhole(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == false) return true;
        return request.ContentLength is { } length && length <= Math.Min(LargestWhole, options.MaxRequestBytes) && memory.HasRoom(2 * length);
    }

    /// <param name="answerAtOnce">The call is refused already, and its sender may be waiting for 100 Continue (RFC 9110 section
    /// 10.1.1): then it is never asked for the body.</param>
    /// <returns>Null when the caller left before the body was whole.</returns>
    public async ValueTask<RequestBody?> ReadAsync(HttpContext context, bool answerAtOnce)
    {
        var announced = context.Request.ContentLength ?? 0;
        var bytes = new CaptureBuffer(memory, options.MaxRequestBytes, announced);
        var waits = ExpectsContinue(context.Request);
        if ((answerAtOnce || announced > options.MaxRequestBytes) && waits)
            return new RequestBody(bytes, announced, Refusal.BodyTooLarge, Unread: true);
        if (announced > options.MaxRequestBytes + options.MaxDrainBytes)
            return new RequestBody(bytes, announced, Refusal.BodyTooLarge, Unread: true);
        if (announced > options.MaxRequestBytes) bytes.Drop();

        using var deadline = new Deadline(time, context.RequestAborted);
        deadline.Start(options.RequestBodyTimeout);
        try
        {
            var whole = await FillAsync(context.Request, bytes, deadline.Token);
            var refusal = bytes.MemoryFull ? Refusal.CaptureMemoryFull
                : bytes.Truncated || announced > options.MaxRequestBytes ? Refusal.BodyTooLarge
                : null;
            if (refusal is not null) bytes.Drop();
            return new RequestBody(bytes, Math.Max(bytes.Passed, announced), refusal, Unread: !whole);
        }
        catch (Exception e) when (deadline.Expired || e is BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout })
        {
            return Refused(bytes, announced, Refusal.BodyTimeout);
        }
        catch (BadHttpRequestException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return Refused(bytes, announced, Refusal.MalformedBody);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            bytes.Dispose();
            return null;
        }
    }

    private static RequestBody Refused(CaptureBuffer bytes, long announced, Refusal refusal)
    {
        bytes.Drop();
        return new RequestBody(bytes, Math.Max(bytes.Passed, announced), refusal, Unread: true);
    }

    /// <returns>False when the bound for reading away was reached first.</returns>
    private async ValueTask<bool> FillAsync(HttpRequest request, CaptureBuffer bytes, CancellationToken cancellation)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            foreach (var piece in read.Buffer) bytes.Append(piece.Span);
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return true;
            if (bytes.Passed > options.MaxRequestBytes + options.MaxDrainBytes) return false;
        }
    }

    private static bool ExpectsContinue(HttpRequest request) =>
        request.Headers.Expect.Any(value => string.Equals(value, "100-continue", StringComparison.OrdinalIgnoreCase));
}
