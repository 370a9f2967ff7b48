using System.Text.Json;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Packs;

/// <summary>Reads the pack's own JSON files: canonical bytes only, so that no two readers understand them differently.</summary>
internal static class PackJson
{
    /// <summary>Parses canonical bytes; null with the fault named otherwise. The caller disposes.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> bytes, CanonicalJsonLimits limits, out string? fault)
    {
        fault = CanonicalJson.Check(bytes.Span, limits) is { } notCanonical ? $"not canonical JSON: {notCanonical}" : null;
        return fault is null ? JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 64 }) : null;
    }

    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    public static long? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : null;

    public static bool? Boolean(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    /// <summary>Hashes of an array; null when it is missing, too long or holds anything else.</summary>
    public static MerkleHash[]? Hashes(JsonElement element, string name, int most)
    {
        if (!element.TryGetProperty(name, out var value) || value.ValueKind is not JsonValueKind.Array || value.GetArrayLength() > most)
            return null;
        var hashes = new MerkleHash[value.GetArrayLength()];
        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind is not JsonValueKind.String || !MerkleHash.TryParse(item.GetString(), out hashes[i++])) return null;
        }

        return hashes;
    }

    public static bool OnlyHas(JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (!names.Contains(member.Name)) return false;
        }

        return true;
    }

    public static void WriteHashes(CanonicalJsonWriter writer, ReadOnlySpan<byte> key, IReadOnlyList<MerkleHash> hashes)
    {
        Span<byte> bytes = stackalloc byte[MerkleHash.Length];
        writer.WriteStartArray(key);
        foreach (var hash in hashes)
        {
            hash.CopyTo(bytes);
            writer.WriteBase64(bytes);
        }

        writer.WriteEndArray();
    }
}
