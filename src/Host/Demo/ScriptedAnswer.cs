using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AuditPipeline.Host.Demo;

/// <summary>An answer as it goes over the wire.</summary>
/// <param name="Pieces">Written and flushed one by one.</param>
internal sealed record ScriptedAnswer(int Status, string ContentType, IReadOnlyList<byte[]> Pieces, params (string Name, string Value)[] Headers)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ScriptedAnswer Json(int status, JsonObject body, params (string Name, string Value)[] headers) =>
        new(status, "application/json", [Encoding.UTF8.GetBytes(Text(body))], headers);

    /// <param name="events">Whole events: <c>data: …</c> with their blank line.</param>
    public static ScriptedAnswer Events(IEnumerable<string> events, params (string Name, string Value)[] headers) =>
        new(200, "text/event-stream; charset=utf-8", events.Select(Encoding.UTF8.GetBytes).ToArray(), headers);

    public static string Event(JsonObject data) => $"data: {Text(data)}\n\n";

    public static string Event(string name, JsonObject data) => $"event: {name}\ndata: {Text(data)}\n\n";

    private static string Text(JsonObject body) => body.ToJsonString(Plain);
}
