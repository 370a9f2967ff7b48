using System.Buffers;
using System.Globalization;
using System.Text.Json;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Core.Log;

/// <summary>Leaves of the anchor log that are not heads (seal page, section 3): canonical JSON with <c>v</c>, <c>type</c> and <c>ts</c>. Nothing in
/// them tells of a person: keys are named by their hash, records by their random id.</summary>
public static class OperatorStatement
{
    /// <summary>Most records that one erasure names; more need several statements.</summary>
    public const int MostIds = 300;

    public const string Erasure = "erasure";
    public const string Retention = "retention";
    public const string Key = "key";
    public const string Beacon = "beacon";
    public const string Hold = "hold";

    private static readonly string[] Types = [Erasure, Retention, Key, Beacon, Hold];

    /// <summary>The key of a person or system was destroyed: <c>ke</c>.</summary>
    /// <param name="kekId">The destroyed key's id, 32 hex digits; stated as its hash.</param>
    /// <param name="records">Records that hung on it.</param>
    /// <param name="request">Id of the request.</param>
    /// <param name="basis">Ground of law: <c>GDPR-17</c>.</param>
    /// <param name="by">Two different roles.</param>
    /// <param name="at">When the key was destroyed.</param>
    public static byte[] KeyErased(string kekId, long records, string request, string basis, (string First, string Second) by, DateTimeOffset at) => Write(json =>
    {
        json.WriteString("basis"u8, basis);
        WriteBy(json, by);
        json.WriteInteger("count"u8, records);
        json.WriteString("ke"u8, PartSealer.ErasedKey(kekId).ToString());
        json.WriteString("req"u8, request);
        json.WriteString("ts"u8, Time(at));
        json.WriteString("type"u8, Erasure);
    });

    /// <summary>The data keys of single records were destroyed: <c>ids</c>.</summary>
    /// <param name="ids">1 to <see cref="MostIds"/> record ids.</param>
    /// <param name="request">Id of the request.</param>
    /// <param name="basis">Ground of law.</param>
    /// <param name="by">Two different roles.</param>
    /// <param name="at">When the keys were destroyed.</param>
    public static byte[] RecordsErased(
        IReadOnlyList<string> ids, string request, string basis, (string First, string Second) by, DateTimeOffset at)
    {
        if (ids.Count is 0 or > MostIds) throw new ArgumentException($"an erasure names 1 to {MostIds} records, not {ids.Count}", nameof(ids));
        return Write(json =>
        {
            json.WriteString("basis"u8, basis);
            WriteBy(json, by);
            json.WriteInteger("count"u8, ids.Count);
            json.WriteStartArray("ids"u8);
            foreach (var id in ids) json.WriteString(id);
            json.WriteEndArray();
            json.WriteString("req"u8, request);
            json.WriteString("ts"u8, Time(at));
            json.WriteString("type"u8, Erasure);
        });
    }

    /// <summary>A part of all records of a stream below an index was dropped at the end of its retention.</summary>
    /// <param name="origin">Of the stream's log.</param>
    /// <param name="part">Name of the part.</param>
    /// <param name="below">First index that still has it.</param>
    /// <param name="at">When it was dropped.</param>
    public static byte[] PartExpired(string origin, string part, long below, DateTimeOffset at) => Write(json =>
    {
        json.WriteInteger("below"u8, below);
        json.WriteString("part"u8, part);
        json.WriteString("stream"u8, origin);
        json.WriteString("ts"u8, Time(at));
        json.WriteString("type"u8, Retention);
    });

    /// <summary>A legal hold was placed or released.</summary>
    /// <param name="hold">Its id.</param>
    /// <param name="placed">True: placed; false: released.</param>
    /// <param name="by">Two different roles.</param>
    /// <param name="at">When.</param>
    public static byte[] HoldChanged(string hold, bool placed, (string First, string Second) by, DateTimeOffset at) => Write(json =>
    {
        WriteBy(json, by);
        json.WriteString("hold"u8, hold);
        json.WriteString("state"u8, placed ? "placed" : "released");
        json.WriteString("ts"u8, Time(at));
        json.WriteString("type"u8, Hold);
    });

    /// <summary>Null when the bytes are a statement; otherwise what is wrong with them.</summary>
    public static string? Fault(ReadOnlySpan<byte> leaf)
    {
        if (CanonicalJson.Check(leaf, CanonicalJsonLimits.Leaf) is { } fault) return $"not canonical: {fault}";
        var reader = new Utf8JsonReader(leaf);
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        if (!root.TryGetProperty("v", out var version) || version.ValueKind is not JsonValueKind.Number || version.GetInt64() != 1) return "field v is not 1";
        if (TypeOf(root) is not { } type || !Types.Contains(type, StringComparer.Ordinal)) return "field type names no statement";
        return root.TryGetProperty("ts", out var time) && time.ValueKind is JsonValueKind.String ? null : "field ts is missing";
    }

    private static byte[] Write(Action<CanonicalJsonWriter> fields)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        var json = new CanonicalJsonWriter(buffer);
        json.WriteStartObject();
        fields(json);
        json.WriteInteger("v"u8, 1);
        json.WriteEndObject();
        return buffer.WrittenSpan.ToArray();
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString(LeafWriter.TimeFormat, CultureInfo.InvariantCulture);

    private static void WriteBy(CanonicalJsonWriter json, (string First, string Second) by)
    {
        if (by.First == by.Second) throw new ArgumentException("the two roles are one", nameof(by));
        json.WriteStartArray("by"u8);
        json.WriteString(by.First);
        json.WriteString(by.Second);
        json.WriteEndArray();
    }

    /// <summary>The type of a statement; null when it has none.</summary>
    public static string? TypeOf(JsonElement statement) =>
        statement.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String ? type.GetString() : null;
}
