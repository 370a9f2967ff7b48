using System.Buffers;
using System.Text.Json;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Processor.Seal;

/// <summary>What a stream log stores beside its tiles (seal page, section 5): enough to go on after a crash.</summary>
/// <param name="Size">Leaves whose tiles are durable.</param>
/// <param name="Frontier">Roots of the full subtrees, largest first.</param>
/// <param name="NextPosition">First queue position not yet sealed.</param>
/// <param name="Systems">System → its last number in this stream.</param>
/// <param name="TallyDay">UTC day of the last tally leaf, yyyy-MM-dd; null before the first.</param>
internal sealed record StreamState(
    long Size, IReadOnlyList<MerkleHash> Frontier, long NextPosition, IReadOnlyDictionary<string, long> Systems, string? TallyDay)
{
    public static StreamState Empty { get; } = new(0, [], 0, new Dictionary<string, long>(), null);

    /// <summary>Canonical JSON.</summary>
    public byte[] Format()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        var json = new CanonicalJsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("frontier"u8);
        foreach (var hash in Frontier) json.WriteString(hash.ToString());
        json.WriteEndArray();
        json.WriteInteger("next_position"u8, NextPosition);
        json.WriteInteger("size"u8, Size);
        json.WriteStartObject("systems"u8);
        foreach (var (system, last) in Systems.OrderBy(s => s.Key, StringComparer.Ordinal))
        {
            json.WriteKey(system);
            json.WriteInteger(last);
        }

        json.WriteEndObject();
        if (TallyDay is not null) json.WriteString("tally_day"u8, TallyDay);
        json.WriteInteger("v"u8, 1);
        json.WriteEndObject();
        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not a state.</exception>
    public static StreamState Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            return new StreamState(
                root.GetProperty("size").GetInt64(),
                [.. root.GetProperty("frontier").EnumerateArray().Select(h => MerkleHash.Parse(h.GetString()))],
                root.GetProperty("next_position").GetInt64(),
                root.GetProperty("systems").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetInt64(), StringComparer.Ordinal),
                root.TryGetProperty("tally_day", out var day) ? day.GetString() : null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException("the state of a stream log cannot be read", e);
        }
    }
}
