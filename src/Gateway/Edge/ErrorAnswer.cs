using System.Buffers;
using System.Globalization;
using System.Text.Json;
using AuditPipeline.Core.Captures;
using Microsoft.AspNetCore.Http;

namespace AuditPipeline.Gateway.Edge;

/// <summary>Our own error answers, in the shape OpenAI's clients read:
/// <c>{"error":{"type":"audit_…","message":"…","audit_id":"…"}}</c>.</summary>
internal static class ErrorAnswer
{
    public const string ContentType = "application/json";

    public static byte[] Body(Refusal refusal, EnvelopeId id)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject("error");
            json.WriteString("type", "audit_" + refusal.Reason);
            json.WriteString("message", refusal.Message);
            json.WriteString("audit_id", id.ToString());
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static async Task WriteAsync(HttpContext context, Refusal refusal, EnvelopeId id, byte[] body, TimeSpan retryAfter)
    {
        var answer = context.Response;
        answer.StatusCode = refusal.Status;
        answer.ContentType = ContentType;
        answer.ContentLength = body.Length;
        answer.Headers[AuditHeaders.Id] = id.ToString();
        if (refusal.MayRetry)
            answer.Headers.RetryAfter = ((long)Math.Ceiling(retryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await answer.BodyWriter.WriteAsync(body, context.RequestAborted);
        await answer.CompleteAsync();
    }
}
