using System.Buffers;
using System.Globalization;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Processor.Seal;

/// <summary>The <c>raw</c> part: one line of canonical JSON with head and lengths, LF, the request body, the response body. It is only
/// ever kept encrypted.</summary>
internal static class RawPayload
{
    public static byte[] Of(Envelope envelope)
    {
        var request = envelope.Request;
        var response = envelope.Response;
        var buffer = new ArrayBufferWriter<byte>(1024 + request.Body.Length + (response?.Body.Length ?? 0));
        var json = new CanonicalJsonWriter(buffer);
        json.WriteStartObject();
        WriteCaller(json, envelope.Caller);
        json.WriteString("captured_at"u8, envelope.CapturedAt.UtcDateTime.ToString(LeafWriter.TimeFormat, CultureInfo.InvariantCulture));
        json.WriteText("method"u8, request.Method);
        json.WriteText("outcome"u8, envelope.Outcome.Word());
        json.WriteText("reason"u8, envelope.Reason);
        json.WriteInteger("request_bytes"u8, request.Body.Length);
        WriteHeaders(json, "request_headers"u8, request.Headers);
        json.WriteBoolean("request_truncated"u8, request.Truncated);
        if (response is not null)
        {
            json.WriteInteger("response_bytes"u8, response.Body.Length);
            WriteHeaders(json, "response_headers"u8, response.Headers);
            json.WriteBoolean("response_truncated"u8, response.Truncated);
            json.WriteInteger("status"u8, response.Status);
        }

        json.WriteText("target"u8, request.Target);
        json.WriteInteger("v"u8, 1);
        json.WriteEndObject();
        buffer.Write("\n"u8);
        buffer.Write(request.Body.Span);
        if (response is not null) buffer.Write(response.Body.Span);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteCaller(CanonicalJsonWriter json, CallerStatement caller)
    {
        json.WriteStartObject("caller"u8);
        json.WriteText("purpose"u8, caller.Purpose);
        json.WriteText("session"u8, caller.Session);
        json.WriteText("system"u8, caller.System);
        json.WriteStartArray("tags"u8);
        foreach (var (name, value) in caller.Tags)
        {
            json.WriteStartObject();
            json.WriteText("name"u8, name);
            json.WriteText("value"u8, value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteText("user"u8, caller.User);
        json.WriteEndObject();
    }

    private static void WriteHeaders(CanonicalJsonWriter json, ReadOnlySpan<byte> key, IReadOnlyList<HeaderField> headers)
    {
        json.WriteStartArray(key);
        foreach (var header in headers)
        {
            json.WriteStartObject();
            json.WriteText("name"u8, header.Name);
            json.WriteText("value"u8, header.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
