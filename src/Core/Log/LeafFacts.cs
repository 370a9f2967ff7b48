using System.Text.Json;

namespace AuditPipeline.Core.Log;

/// <summary>What the log itself reads in a leaf: place, numbers, commitments. The rest of <c>meta</c> is the
/// record's.</summary>
public sealed class LeafFacts
{
    private static readonly IReadOnlyDictionary<string, LeafPart> NoParts = new Dictionary<string, LeafPart>();

    private LeafFacts()
    {
    }

    /// <summary><c>interaction</c>, <c>loss</c>, <c>reject</c>, <c>heartbeat</c> or <c>tally</c>.</summary>
    public string Type { get; private set; } = string.Empty;

    /// <summary>Origin of the log the leaf was made for.</summary>
    public string Stream { get; private set; } = string.Empty;

    /// <summary><c>n</c>: index in that log.</summary>
    public long Index { get; private set; } = -1;

    /// <summary>Record id, or null.</summary>
    public string? Id { get; private set; }

    /// <summary><c>gw</c>: gateway instance, or null.</summary>
    public string? Gateway { get; private set; }

    /// <summary><c>gs</c>: its number there, from 1; null exactly when <see cref="Gateway"/> is. A heartbeat has none of its own: here stands
    /// the highest one given, from 0.</summary>
    public long? GatewayNumber { get; private set; }

    /// <summary><c>meta.lost</c>: calls a loss accounts for, which have the numbers from <see cref="GatewayNumber"/> on; null in other leaves.</summary>
    public long? Lost { get; private set; }

    /// <summary><c>sys</c>, or null.</summary>
    public string? System { get; private set; }

    /// <summary><c>sn</c>: number within the system in this stream, from 1; null exactly when <see cref="System"/> is.</summary>
    public long? SystemNumber { get; private set; }

    /// <summary>Commitments by part name.</summary>
    public IReadOnlyDictionary<string, LeafPart> Parts { get; private set; } = NoParts;

    /// <summary><c>counts</c> of a tally: last number by system; null in other leaves.</summary>
    public IReadOnlyDictionary<string, long>? Counts { get; private set; }

    /// <summary>Reads a leaf. Null with the fault named when it is not canonical or a field is missing or of the wrong kind.</summary>
    public static LeafFacts? TryParse(ReadOnlySpan<byte> leaf, out string? fault)
    {
        if (CanonicalJson.Check(leaf, CanonicalJsonLimits.Leaf) is { } notCanonical)
        {
            fault = $"leaf is not canonical: {notCanonical}";
            return null;
        }

        var facts = new LeafFacts();
        fault = facts.Read(leaf);
        return fault is null ? facts : null;
    }

    private string? Read(ReadOnlySpan<byte> leaf)
    {
        var reader = new Utf8JsonReader(leaf);
        reader.Read();
        long version = 0;
        string? bad = null;
        while (bad is null && reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("v"u8)) bad = Number(ref reader, "v", out version);
            else if (reader.ValueTextEquals("n"u8)) { bad = Number(ref reader, "n", out var n); Index = n; }
            else if (reader.ValueTextEquals("gs"u8)) { bad = Number(ref reader, "gs", out var gs); GatewayNumber = gs; }
            else if (reader.ValueTextEquals("sn"u8)) { bad = Number(ref reader, "sn", out var sn); SystemNumber = sn; }
            else if (reader.ValueTextEquals("type"u8)) { bad = Text(ref reader, "type", out var type); Type = type; }
            else if (reader.ValueTextEquals("stream"u8)) { bad = Text(ref reader, "stream", out var stream); Stream = stream; }
            else if (reader.ValueTextEquals("id"u8)) { bad = Text(ref reader, "id", out var id); Id = id; }
            else if (reader.ValueTextEquals("gw"u8)) { bad = Text(ref reader, "gw", out var gw); Gateway = gw; }
            else if (reader.ValueTextEquals("sys"u8)) { bad = Text(ref reader, "sys", out var sys); System = sys; }
            else if (reader.ValueTextEquals("meta"u8)) bad = ReadMeta(ref reader);
            else if (reader.ValueTextEquals("parts"u8)) bad = ReadParts(ref reader);
            else if (reader.ValueTextEquals("counts"u8)) bad = ReadCounts(ref reader);
            else { reader.Read(); reader.Skip(); }
        }

        if (bad is not null) return bad;
        if (version != 1) return "leaf field v is not 1";
        if (Type.Length == 0) return "leaf field type is missing";
        if (Stream.Length == 0) return "leaf field stream is missing";
        if (Index < 0) return "leaf field n is missing";
        if (Gateway is null != GatewayNumber is null || GatewayNumber < (Type == "heartbeat" ? 0 : 1)) return "leaf fields gw and gs do not fit together";
        if (System is null != SystemNumber is null || SystemNumber < 1) return "leaf fields sys and sn do not fit together";
        if (Type == "interaction" && (Id is null || Gateway is null || System is null)) return "interaction without id, gw or sys";
        if (Type == "tally" != Counts is not null) return "leaf field counts stands in tallies only, and in each";
        if (Lost is not null && (Type != "loss" || Lost < 1)) return "leaf field meta.lost stands in losses only, from 1";
        if (Type == "loss") Lost ??= 1;
        return Parts.Count > 0 && Id is null ? "leaf has parts but no id" : null;
    }

    private string? ReadMeta(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject) return "leaf field meta is not an object";
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("lost"u8))
            {
                if (Number(ref reader, "meta.lost", out var lost) is { } bad) return bad;
                Lost = lost;
                continue;
            }

            reader.Read();
            reader.Skip();
        }

        return null;
    }

    private string? ReadParts(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject) return "leaf field parts is not an object";
        var parts = new Dictionary<string, LeafPart>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType is not JsonTokenType.StartObject) return "a leaf part is not an object";
            MerkleHash? pc = null, kh = null, ch = null;
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                MerkleHash? hash;
                if (reader.ValueTextEquals("pc"u8)) pc = hash = Hash(ref reader);
                else if (reader.ValueTextEquals("kh"u8)) kh = hash = Hash(ref reader);
                else if (reader.ValueTextEquals("ch"u8)) ch = hash = Hash(ref reader);
                else return "a leaf part has an unknown field";
                if (hash is null) return "a leaf part's hash is not base64 of 32 bytes";
            }

            if (pc is null) return "a leaf part has no pc";
            parts.Add(name, new LeafPart(pc.Value, kh, ch));
        }

        Parts = parts;
        return null;
    }

    private string? ReadCounts(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartObject) return "leaf field counts is not an object";
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (Number(ref reader, "counts", out var count) is { } bad) return bad;
            counts.Add(name, count);
        }

        Counts = counts;
        return null;
    }

    private static string? Number(ref Utf8JsonReader reader, string field, out long value)
    {
        value = 0;
        reader.Read();
        return reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out value) && value >= 0
            ? null
            : $"leaf field {field} is not a number from 0";
    }

    private static string? Text(ref Utf8JsonReader reader, string field, out string value)
    {
        value = string.Empty;
        reader.Read();
        if (reader.TokenType is not JsonTokenType.String) return $"leaf field {field} is not a string";
        value = reader.GetString()!;
        return value.Length > 0 && !value.Any(char.IsControl) ? null : $"leaf field {field} is empty or holds control characters";
    }

    private static MerkleHash? Hash(ref Utf8JsonReader reader)
    {
        reader.Read();
        Span<byte> bytes = stackalloc byte[MerkleHash.Length];
        return reader.TokenType is JsonTokenType.String && !reader.ValueIsEscaped
            && StrictBase64.TryDecode(reader.ValueSpan, bytes, out var written) && written == MerkleHash.Length
            ? new MerkleHash(bytes)
            : null;
    }
}
