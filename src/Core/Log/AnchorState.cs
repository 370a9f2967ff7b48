using System.Buffers;
using System.Text.Json;

namespace AuditPipeline.Core.Log;

/// <summary>What the anchor log stores beside its tiles, so that it goes on after a restart and others see which streams there are.</summary>
/// <param name="Heads">Stream origin → last head it holds.</param>
public sealed record AnchorState(long Size, IReadOnlyList<MerkleHash> Frontier, IReadOnlyDictionary<string, StreamHead> Heads)
{
    /// <summary>Its place below <see cref="LogLayout.AnchorFolder"/>.</summary>
    public const string Name = "state";

    public static AnchorState Empty { get; } = new(0, [], new Dictionary<string, StreamHead>());

    /// <summary>Canonical JSON.</summary>
    public byte[] Format()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        var json = new CanonicalJsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("frontier"u8);
        foreach (var hash in Frontier) json.WriteString(hash.ToString());
        json.WriteEndArray();
        json.WriteStartObject("heads"u8);
        foreach (var (origin, head) in Heads.OrderBy(h => h.Key, StringComparer.Ordinal))
        {
            json.WriteKey(origin);
            json.WriteStartObject();
            json.WriteString("root"u8, head.Root.ToString());
            json.WriteInteger("size"u8, head.Size);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteInteger("size"u8, Size);
        json.WriteInteger("v"u8, 1);
        json.WriteEndObject();
        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not a state.</exception>
    public static AnchorState Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            return new AnchorState(
                root.GetProperty("size").GetInt64(),
                [.. root.GetProperty("frontier").EnumerateArray().Select(h => MerkleHash.Parse(h.GetString()))],
                root.GetProperty("heads").EnumerateObject().ToDictionary(
                    p => p.Name,
                    p => new StreamHead(p.Name, p.Value.GetProperty("size").GetInt64(), MerkleHash.Parse(p.Value.GetProperty("root").GetString())),
                    StringComparer.Ordinal));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("the state of the anchor log cannot be read", e);
        }
    }
}
