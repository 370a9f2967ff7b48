using System.Text.Json;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Core.Tests.Log;

/// <summary>The team's vectors, where they lie beside the checkout.</summary>
internal static class Vectors
{
    public static JsonElement Load(string name)
    {
        var relative = $"seal/vectors/{name}.json";
        var path = SharedMaterial.Find(relative);
        if (path is null) Assert.Skip(SharedMaterial.Missing(relative));
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    public static IEnumerable<JsonElement> Cases(string name) => Load(name).GetProperty("cases").EnumerateArray();

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static byte[] Bytes(this JsonElement element, string name) => Convert.FromBase64String(element.Text(name));

    public static AuditPipeline.Core.Log.MerkleHash Hash(this JsonElement element, string name) => new(element.Bytes(name));

    public static AuditPipeline.Core.Log.MerkleHash[] Hashes(this JsonElement element, string name) =>
        element.GetProperty(name).ValueKind is JsonValueKind.Array
            ? [.. element.GetProperty(name).EnumerateArray().Select(h => AuditPipeline.Core.Log.MerkleHash.Parse(h.GetString()))]
            : [];

    /// <summary>The hashes of a proof, or null when one is no hash at all, which our types cannot even say.</summary>
    public static AuditPipeline.Core.Log.MerkleHash[]? ProofOrNull(this JsonElement element, string name) =>
        element.GetProperty(name).ValueKind is JsonValueKind.Array
        && element.GetProperty(name).EnumerateArray().Any(h => !AuditPipeline.Core.Log.MerkleHash.TryParse(h.GetString(), out _))
            ? null
            : element.Hashes(name);

    public static string Name(this JsonElement element) => element.Text("name");
}
