using System.Buffers;
using System.Text.Json;

namespace AuditPipeline.Core.Log;

/// <summary>RFC 8785 restricted to objects, arrays, strings, booleans and integers within ±(2^53−1): no floats, no null,
/// no duplicate keys. Bytes that pass <see cref="Check"/> have exactly one meaning and are the only spelling of it.</summary>
public static class CanonicalJson
{
    /// <summary>Largest integer a canonical document holds: 2^53−1 (RFC 7493 section 2.2).</summary>
    public const long MaxInteger = 9_007_199_254_740_991;

    private static readonly SearchValues<char> IntegerCharacters = SearchValues.Create("-0123456789");
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    /// <summary>The first fault, or null when the bytes are canonical.</summary>
    public static CanonicalJsonFault? Check(ReadOnlySpan<byte> json, CanonicalJsonLimits limits) =>
        new CanonicalJsonScanner(json, limits).Run();

    /// <summary>Canonical bytes of a parsed document.</summary>
    /// <exception cref="FormatException">The document holds what the restricted form has no spelling for.</exception>
    public static byte[] Canonicalise(JsonElement element)
    {
        if (element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            throw new FormatException("a canonical document is an object or an array");

        var buffer = new ArrayBufferWriter<byte>(512);
        Write(new CanonicalJsonWriter(buffer), element);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Canonical bytes of a JSON object in any spelling.</summary>
    /// <exception cref="FormatException">Not JSON, not an object, or outside the restricted form.</exception>
    public static byte[] CanonicaliseObject(ReadOnlyMemory<byte> json)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Strict);
        }
        catch (JsonException e)
        {
            throw new FormatException("not a JSON document", e);
        }

        using (document)
        {
            if (document.RootElement.ValueKind is not JsonValueKind.Object) throw new FormatException("the top level is not an object");
            return Canonicalise(document.RootElement);
        }
    }

    /// <summary>Writes one value of a tree; the caller has opened what it stands in.</summary>
    /// <exception cref="FormatException">The value is outside the restricted form.</exception>
    public static void Write(CanonicalJsonWriter writer, JsonElement element)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                WriteMembers(writer, element);
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray()) Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteString(Text(element));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.WriteBoolean(element.GetBoolean());
                break;
            case JsonValueKind.Number:
                writer.WriteInteger(Integer(element));
                break;
            default:
                throw new FormatException($"{element.ValueKind} has no canonical form");
        }
    }

    private static void WriteMembers(CanonicalJsonWriter writer, JsonElement element)
    {
        var members = new List<KeyValuePair<string, JsonElement>>();
        try
        {
            foreach (var member in element.EnumerateObject()) members.Add(new(member.Name, member.Value));
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("a key is not valid Unicode", e);
        }

        members.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        for (var i = 0; i < members.Count; i++)
        {
            if (i > 0 && string.Equals(members[i].Key, members[i - 1].Key, StringComparison.Ordinal))
                throw new FormatException("duplicate key");
            writer.WriteKey(members[i].Key);
            Write(writer, members[i].Value);
        }
    }

    private static string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("a string is not valid Unicode", e);
        }
    }

    private static long Integer(JsonElement element)
    {
        var raw = element.GetRawText();
        if (raw == "-0" || raw.AsSpan().ContainsAnyExcept(IntegerCharacters))
            throw new FormatException("a number is not an integer");
        if (!element.TryGetInt64(out var value) || value is > MaxInteger or < -MaxInteger)
            throw new FormatException("an integer is outside ±(2^53−1)");
        return value;
    }
}
