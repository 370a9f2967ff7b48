using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>Reads members of foreign JSON without ever throwing on its content: what is absent or of another kind reads as null. The documents
/// come from <see cref="JsonBody"/>, in which every string is text.</summary>
internal static class Json
{
    /// <summary>Largest token count taken as one: far above any context, and sums of a few stay inside 64 bits.</summary>
    public const long LargestCount = 1_000_000_000_000_000;

    /// <summary>Providers nest tool schemas deeply; what is deeper than this is no exchange with a model.</summary>
    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = 256 };

    /// <summary>The member, or an undefined element when this is no object or has none.</summary>
    public static JsonElement Member(this JsonElement element, ReadOnlySpan<byte> name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static bool IsObject(this JsonElement element) => element.ValueKind == JsonValueKind.Object;

    public static bool IsArray(this JsonElement element) => element.ValueKind == JsonValueKind.Array;

    public static bool IsTold(this JsonElement element) =>
        element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>The items of an array; none for anything else.</summary>
    public static JsonElement.ArrayEnumerator Items(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : default;

    /// <summary>A string's text, or null for anything else.</summary>
    public static string? Text(this JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    /// <summary>The first characters of a string in its JSON writing, at most <paramref name="length"/>; empty for anything else.</summary>
    public static string Start(this JsonElement element, int length)
    {
        if (element.ValueKind != JsonValueKind.String) return "";

        var raw = JsonMarshal.GetRawUtf8Value(element)[1..^1];
        return Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, length)]);
    }

    /// <summary>A word: a string that is not empty, or a number or truth value as text.</summary>
    public static string? Word(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.Text() is { Length: > 0 } text ? text : null,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        _ => null,
    };

    /// <summary>Tool arguments as text: a string as it is, any other JSON in its own writing; null when not told.</summary>
    public static string? Verbatim(this JsonElement element)
    {
        if (!element.IsTold()) return null;
        if (element.ValueKind == JsonValueKind.String) return element.Text();

        return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(element));
    }

    /// <summary>A count from 0 to <see cref="LargestCount"/>; null for anything else, fractions and negative numbers included.</summary>
    public static long? Count(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Number) return null;
        if (element.TryGetInt64(out var whole)) return whole is >= 0 and <= LargestCount ? whole : null;

        return element.TryGetDecimal(out var number) && number is >= 0 and <= LargestCount && decimal.Truncate(number) == number
            ? (long)number
            : null;
    }

    /// <summary>An index from 0 to <paramref name="last"/>; null for anything else.</summary>
    public static int? Index(this JsonElement element, int last) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var index) && index >= 0 && index <= last ? index : null;

    public static bool IsTrue(this JsonElement element) => element.ValueKind == JsonValueKind.True;

    public static bool TextIs(this JsonElement element, ReadOnlySpan<byte> expected) =>
        element.ValueKind == JsonValueKind.String && element.ValueEquals(expected);
}
