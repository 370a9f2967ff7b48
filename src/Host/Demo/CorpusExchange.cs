using System.Text;
using System.Text.Json;

namespace AuditPipeline.Host.Demo;

/// <summary>One recorded exchange of a corpus file (NDJSON).</summary>
/// <param name="Path">With the query, as recorded.</param>
/// <param name="Streams">The answer is framed as a stream.</param>
internal sealed record CorpusExchange(
    string Id,
    string Provider,
    bool Streams,
    string Method,
    string Path,
    IReadOnlyList<KeyValuePair<string, string>> RequestHeaders,
    byte[] RequestBody,
    int Status,
    IReadOnlyList<KeyValuePair<string, string>> ResponseHeaders,
    byte[] ResponseBody)
{
    /// <summary>Reads a file, exchange by exchange.</summary>
    /// <exception cref="InvalidDataException">A line is not an exchange; the message names its number.</exception>
    public static IEnumerable<CorpusExchange> ReadFile(string file)
    {
        var number = 0;
        foreach (var line in File.ReadLines(file, Encoding.UTF8))
        {
            number++;
            if (line.Length > 0) yield return Parse(line, number);
        }
    }

    private static CorpusExchange Parse(string line, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var request = root.GetProperty("request");
            var response = root.GetProperty("response");
            return new CorpusExchange(Text(root, "id"), Text(root, "provider"), root.GetProperty("stream").GetBoolean(),
                Text(request, "method"), Text(request, "path"), Headers(request), Body(request),
                response.GetProperty("status").GetInt32(), Headers(response), Body(response));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"line {number} is not a recorded exchange", e);
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static KeyValuePair<string, string>[] Headers(JsonElement message) =>
        message.GetProperty("headers").EnumerateObject().Select(h => KeyValuePair.Create(h.Name, h.Value.ToString())).ToArray();

    private static byte[] Body(JsonElement message) =>
        message.TryGetProperty("body_b64", out var encoded) ? encoded.GetBytesFromBase64()
        : message.TryGetProperty("body", out var text) ? Encoding.UTF8.GetBytes(text.GetString() ?? "")
        : [];
}
