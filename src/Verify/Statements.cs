using System.Text.Json;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Verify;

/// <summary>What the operator stated in the anchor log, as far as parts of records hang on it.</summary>
internal sealed class Statements
{
    private readonly HashSet<MerkleHash> _erasedKeys = [];
    private readonly HashSet<string> _erasedRecords = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Stream, string Part), long> _expiredBelow = [];

    /// <summary>Takes up one proven statement; names the fault when it does not say what its type must.</summary>
    public string? Add(ReadOnlyMemory<byte> leaf)
    {
        if (CanonicalJson.Check(leaf.Span, CanonicalJsonLimits.Leaf) is { } notCanonical) return $"not canonical: {notCanonical}";
        using var document = JsonDocument.Parse(leaf);
        var root = document.RootElement;
        if (Number(root, "v") != 1) return "field v is not 1";
        return Text(root, "type") switch
        {
            null => "field type is missing",
            "erasure" => AddErasure(root),
            "retention" => AddRetention(root),
            _ => null,
        };
    }

    /// <summary>Null when the erasure of this part was logged; otherwise what is missing.</summary>
    public string? WhyNotErased(string recordId, string part, LeafPart committed, string? kekId)
    {
        if (kekId is null)
            return _erasedRecords.Contains(recordId) ? null : "called erased, but names no key and no erasure statement names the record";
        if (committed.KeyBinding != PartSealer.KeyBinding(kekId, recordId, part)) return "called erased, but did not hang on the key named (kh)";
        return _erasedKeys.Contains(PartSealer.ErasedKey(kekId)) ? null : "called erased, but no statement logs the destruction of its key (ke)";
    }

    /// <summary>Null when a retention statement reaches the index.</summary>
    public string? WhyNotExpired(string stream, string part, long index) =>
        _expiredBelow.TryGetValue((stream, part), out var below) && index < below
            ? null
            : "called expired, but no retention statement reaches it";

    private string? AddErasure(JsonElement root)
    {
        if (!root.TryGetProperty("by", out var by) || Strings(by) is not { } roles || roles.Distinct(StringComparer.Ordinal).Count() < 2)
            return "an erasure names two roles";
        var hasKey = root.TryGetProperty("ke", out var ke);
        var hasIds = root.TryGetProperty("ids", out var list);
        if (hasKey == hasIds) return "an erasure names either a key or records";
        if (hasKey)
        {
            if (ke.ValueKind is not JsonValueKind.String || !MerkleHash.TryParse(ke.GetString(), out var hash)) return "field ke is malformed";
            _erasedKeys.Add(hash);
            return null;
        }

        if (Strings(list) is not { } ids) return "field ids is malformed";
        _erasedRecords.UnionWith(ids);
        return null;
    }

    private string? AddRetention(JsonElement root)
    {
        if (Text(root, "stream") is not { } stream || Text(root, "part") is not { } part || Number(root, "below") is not { } below)
            return "a retention statement names stream, part and below";
        _expiredBelow[(stream, part)] = Math.Max(below, _expiredBelow.GetValueOrDefault((stream, part)));
        return null;
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetInt64() : null;

    private static List<string>? Strings(JsonElement list)
    {
        if (list.ValueKind is not JsonValueKind.Array) return null;
        var strings = new List<string>();
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind is not JsonValueKind.String) return null;
            strings.Add(item.GetString()!);
        }

        return strings;
    }
}
