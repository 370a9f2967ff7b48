using System.Text.Json;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Tests.Decode;

/// <summary>The platform's own reader of JSON, to compare ours with.</summary>
internal static class PlatformJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = JsonParser.MaxDepth };

    /// <summary>Null where the bytes are no document.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return JsonDocument.Parse(bytes, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A document that breaks off is closed after its last whole value. A reader that expects more tells a broken-off document (it asks for
    /// more) from a malformed one (it throws).</summary>
    public static JsonDocument? ParseCut(ReadOnlyMemory<byte> bytes, out string? problem)
    {
        problem = null;
        if (Parse(bytes) is { } whole) return whole;

        problem = JsonBody.Malformed;
        var open = new Stack<byte>();
        var keep = 0;
        try
        {
            var reader = new Utf8JsonReader(
                bytes.Span, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = JsonParser.MaxDepth }));
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject: open.Push((byte)'}'); break;
                    case JsonTokenType.StartArray: open.Push((byte)']'); break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray: open.Pop(); break;
                    case JsonTokenType.PropertyName: continue;
                }

                keep = (int)reader.BytesConsumed;
            }
        }
        catch (JsonException)
        {
            return null;
        }

        if (open.Count > 0 || keep == 0) problem = JsonBody.Truncated;
        return open.Count == 0 ? null : JsonDocument.Parse((byte[])[.. bytes.Span[..keep], .. open], Options);
    }

    /// <summary>Compares all that is read of a value, members and items included.</summary>
    public static void ShouldBeAlike(JsonView view, JsonElement expected)
    {
        view.ValueKind.ShouldBe(expected.ValueKind);
        switch (expected.ValueKind)
        {
            case JsonValueKind.String:
                view.Text().ShouldBe(expected.GetString());
                view.HasText().ShouldBe(expected.GetString() is { Length: > 0 });
                break;
            case JsonValueKind.Number:
                view.Whole().ShouldBe(expected.TryGetInt64(out var whole) ? whole : null);
                view.Number().ShouldBe(expected.TryGetDecimal(out var number) ? number : null);
                break;
            case JsonValueKind.Array:
                var items = expected.EnumerateArray().ToArray();
                var at = 0;
                foreach (var item in view.Items()) ShouldBeAlike(item, items[at++]);
                at.ShouldBe(items.Length);
                break;
            case JsonValueKind.Object:
                var members = expected.EnumerateObject().ToArray();
                var place = 0;
                foreach (var member in view.Members())
                {
                    member.Name.ShouldBe(members[place].Name);
                    ShouldBeAlike(member.Value, members[place++].Value);
                    var named = view.Member(System.Text.Encoding.UTF8.GetBytes(member.Name));
                    named.Verbatim().ShouldBe(Verbatim(expected.GetProperty(member.Name)));
                }

                place.ShouldBe(members.Length);
                break;
        }

        view.Verbatim().ShouldBe(Verbatim(expected));
    }

    private static string? Verbatim(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => element.GetString(),
        _ => element.GetRawText(),
    };
}
