using System.Buffers;
using System.Text;
using System.Text.Json;

namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>Reads a multipart form (RFC 7578) as if it had been sent as JSON: text fields become string members, a file becomes its
/// media type under its field's name. What providers take as forms (audio, images) they otherwise take as JSON.</summary>
internal static class FormBody
{
    private const int LongestText = 1 << 20;
    private const int MostFields = 1_000;

    public static bool Is(string? contentType) => contentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The fields as an object; <c>malformed_form</c> where the body is none.</summary>
    public static JsonBody Read(ReadOnlySpan<byte> body)
    {
        var end = body.IndexOf("\r\n"u8);
        if (end < 3 || !body.StartsWith("--"u8)) return new JsonBody(null, "malformed_form");

        var delimiter = Encoding.Latin1.GetBytes("\r\n" + Encoding.Latin1.GetString(body[..end]));
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        var rest = body[end..];
        var closed = false;
        for (var fields = 0; fields < MostFields && !closed && rest.StartsWith("\r\n"u8); fields++)
        {
            rest = rest[2..];
            var next = rest.IndexOf(delimiter);
            WriteField(json, next < 0 ? rest : rest[..next]);
            rest = next < 0 ? default : rest[(next + delimiter.Length)..];
            closed = rest.StartsWith("--"u8);
        }

        json.WriteEndObject();
        json.Flush();
        return JsonBody.Read(bytes.WrittenMemory) with { Problem = closed ? null : JsonBody.Truncated };
    }

    private static void WriteField(Utf8JsonWriter json, ReadOnlySpan<byte> field)
    {
        var blank = field.IndexOf("\r\n\r\n"u8);
        if (blank < 0) return;

        var headers = Encoding.UTF8.GetString(field[..blank]).Split("\r\n");
        var value = field[(blank + 4)..];
        if (Header(headers, "content-disposition") is not { } disposition || Parameter(disposition, "name") is not { } name) return;

        if (Parameter(disposition, "filename") is not null) json.WriteString(name, Header(headers, "content-type") ?? "file");
        else if (value.Length <= LongestText) json.WriteString(name, Encoding.UTF8.GetString(value));
    }

    private static string? Header(string[] headers, string name)
    {
        foreach (var header in headers)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && header.AsSpan(0, colon).Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) return header[(colon + 1)..].Trim();
        }

        return null;
    }

    private static string? Parameter(string header, string name)
    {
        foreach (var part in header.Split(';'))
        {
            var text = part.Trim();
            if (text.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase)) return text[(name.Length + 1)..].Trim('"');
        }

        return null;
    }
}
