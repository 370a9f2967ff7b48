using System.Buffers;
using System.Text.Json;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Packs;

/// <summary><c>stream.json</c>: which range of which stream a pack shows, and what leads from its first head to its last.</summary>
/// <param name="Origin">Name of the stream's log.</param>
/// <param name="From">First index of the range.</param>
/// <param name="To">One past the last.</param>
/// <param name="Complete">All leaves of the range are there in full.</param>
/// <param name="Frontier">Roots of the full subtrees of the leaves before <paramref name="From"/>, largest first; only when complete.</param>
/// <param name="Consistency">Consistency proof between the two heads.</param>
/// <param name="System">The one system shown, or null.</param>
/// <param name="Tally">The tallies its numbers are held against, or null.</param>
/// <param name="Pending">Numbers named as missing; empty when none.</param>
public sealed record StreamFile(
    string Origin, long From, long To, bool Complete, IReadOnlyList<MerkleHash> Frontier, IReadOnlyList<MerkleHash> Consistency,
    string? System = null, TallyPair? Tally = null, IReadOnlyList<PendingNumbers>? Pending = null)
{
    /// <summary>Longest file read, in bytes.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Most pending numbers in one file.</summary>
    public const int MaxPending = 1_000_000;

    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        var writer = new CanonicalJsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteBoolean("complete"u8, Complete);
        PackJson.WriteHashes(writer, "consistency"u8, Consistency);
        writer.WriteInteger("from"u8, From);
        PackJson.WriteHashes(writer, "frontier"u8, Frontier);
        writer.WriteString("origin"u8, Origin);
        if (Pending is { Count: > 0 }) WritePending(writer, Pending);
        if (System is not null) writer.WriteString("system"u8, System);
        if (Tally is { } tally)
        {
            writer.WriteStartArray("tally"u8);
            writer.WriteInteger(tally.First);
            writer.WriteInteger(tally.Last);
            writer.WriteEndArray();
        }

        writer.WriteInteger("to"u8, To);
        writer.WriteEndObject();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a file; null with the fault named. Members it does not know are left alone.</summary>
    public static StreamFile? TryParse(ReadOnlyMemory<byte> bytes, out string? fault)
    {
        using var document = PackJson.Parse(bytes, new CanonicalJsonLimits(MaxBytes), out fault);
        if (document is null) return null;
        var root = document.RootElement;
        var origin = PackJson.Text(root, "origin");
        var from = PackJson.Number(root, "from");
        var to = PackJson.Number(root, "to");
        var complete = PackJson.Boolean(root, "complete");
        var frontier = PackJson.Hashes(root, "frontier", 63);
        var consistency = PackJson.Hashes(root, "consistency", ConsistencyProof.MaxLength);
        TallyPair? tally = null;
        IReadOnlyList<PendingNumbers>? pending = null;

        if (origin is null || !NoteSignature.IsName(origin)) fault = "field origin is missing or not a log name";
        else if (from is null or < 0 || to is null || to < from) fault = "fields from and to are missing or out of order";
        else if (complete is null) fault = "field complete is missing";
        else if (frontier is null) fault = "field frontier is missing or malformed";
        else if (consistency is null) fault = "field consistency is missing or malformed";
        else if (root.TryGetProperty("system", out var system) && system.ValueKind is not JsonValueKind.String) fault = "field system is not a string";
        else if (root.TryGetProperty("tally", out var pair) && (tally = ReadTally(pair)) is null) fault = "field tally is not two indexes";
        else if (root.TryGetProperty("pending", out var list) && (pending = ReadPending(list)) is null) fault = "field pending is malformed";
        return fault is null
            ? new StreamFile(
                origin!, from!.Value, to!.Value, complete!.Value, frontier!, consistency!, PackJson.Text(root, "system"), tally, pending ?? [])
            : null;
    }

    private static void WritePending(CanonicalJsonWriter writer, IReadOnlyList<PendingNumbers> pending)
    {
        writer.WriteStartArray("pending"u8);
        foreach (var gateway in pending.OrderBy(p => p.Gateway, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("gs"u8);
            foreach (var number in gateway.Numbers) writer.WriteInteger(number);
            writer.WriteEndArray();
            writer.WriteString("gw"u8, gateway.Gateway);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static TallyPair? ReadTally(JsonElement pair) =>
        pair.ValueKind is JsonValueKind.Array && pair.GetArrayLength() == 2
        && pair[0].ValueKind is JsonValueKind.Number && pair[1].ValueKind is JsonValueKind.Number
            ? new TallyPair(pair[0].GetInt64(), pair[1].GetInt64())
            : null;

    private static List<PendingNumbers>? ReadPending(JsonElement list)
    {
        if (list.ValueKind is not JsonValueKind.Array) return null;
        var pending = new List<PendingNumbers>();
        var gateways = new HashSet<string>(StringComparer.Ordinal);
        var total = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind is not JsonValueKind.Object || PackJson.Text(item, "gw") is not { Length: > 0 } gateway
                || !gateways.Add(gateway) || !item.TryGetProperty("gs", out var gs) || gs.ValueKind is not JsonValueKind.Array) return null;
            var numbers = new List<long>();
            foreach (var number in gs.EnumerateArray())
            {
                if (++total > MaxPending || number.ValueKind is not JsonValueKind.Number) return null;
                var value = number.GetInt64();
                if (value < 1 || (numbers.Count > 0 && value <= numbers[^1])) return null;
                numbers.Add(value);
            }

            pending.Add(new PendingNumbers(gateway, numbers));
        }

        return pending;
    }
}
