using System.Globalization;
using System.Text.Json;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Sealing;

/// <summary>Reads a leaf back from its bytes. What is not a leaf of ours (other members, other forms, not canonical) is refused:
/// columns derived from a leaf must be exactly what the log commits to.</summary>
public static class LeafParser
{
    /// <exception cref="FormatException">The bytes are not canonical, or not a leaf.</exception>
    public static Leaf Parse(ReadOnlySpan<byte> bytes)
    {
        if (CanonicalJson.Check(bytes, CanonicalJsonLimits.Leaf) is { } fault) throw new FormatException($"leaf: {fault}");

        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        string? type = null, stream = null, id = null, gateway = null, system = null;
        long? index = null, gatewayNumber = null, systemNumber = null, version = null;
        DateTimeOffset? capturedAt = null;
        LeafMeta? meta = null;
        List<KeyValuePair<string, PartCommitment>> parts = [];
        List<KeyValuePair<string, long>>? counts = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            switch (key)
            {
                case "counts": counts = Counts(ref reader); break;
                case "gs": gatewayNumber = Integer(ref reader, key); break;
                case "gw": gateway = Text(ref reader, key); break;
                case "id": id = Text(ref reader, key); break;
                case "meta": meta = Meta(ref reader); break;
                case "n": index = Integer(ref reader, key); break;
                case "parts": parts = Parts(ref reader); break;
                case "sn": systemNumber = Integer(ref reader, key); break;
                case "stream": stream = Text(ref reader, key); break;
                case "sys": system = Text(ref reader, key); break;
                case "ts": capturedAt = Time(ref reader, key); break;
                case "type": type = Text(ref reader, key); break;
                case "v": version = Integer(ref reader, key); break;
                default: throw new FormatException($"leaf: unknown member '{key}'");
            }
        }

        if (version != 1) throw new FormatException("leaf: v must be 1");
        var leaf = new Leaf
        {
            Type = type ?? throw Missing("type"),
            Stream = stream ?? throw Missing("stream"),
            Index = index ?? throw Missing("n"),
            Id = id ?? throw Missing("id"),
            Gateway = gateway,
            GatewayNumber = gatewayNumber,
            System = system,
            SystemNumber = systemNumber,
            CapturedAt = capturedAt ?? throw Missing("ts"),
            Meta = meta,
            Parts = parts,
            Counts = counts,
        };
        return LeafRules.FaultOf(leaf) is { } broken ? throw new FormatException($"leaf: {broken}") : leaf;
    }

    private static LeafMeta Meta(ref Utf8JsonReader reader)
    {
        Object(ref reader, "meta");
        var meta = new LeafMeta();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            meta = key switch
            {
                "cache_write_tokens" => meta with { CacheWriteTokens = Integer(ref reader, key) },
                "cached_input_tokens" => meta with { CachedInputTokens = Integer(ref reader, key) },
                "charged_units" => meta with { ChargedUnits = Counts(ref reader) },
                "cost_parts" => meta with { CostParts = Texts(ref reader, key) },
                "cost_usd" => meta with { CostUsd = Text(ref reader, key) },
                "detector_version" => meta with { DetectorVersion = Text(ref reader, key) },
                "dialect" => meta with { Dialect = Text(ref reader, key) },
                "dialect_version" => meta with { DialectVersion = Integer(ref reader, key) },
                "duration_us" => meta with { DurationMicroseconds = Integer(ref reader, key) },
                "error_type" => meta with { ErrorType = Text(ref reader, key) },
                "finish_reason" => meta with { FinishReason = Text(ref reader, key) },
                "first_byte_us" => meta with { FirstByteMicroseconds = Integer(ref reader, key) },
                "http_status" => meta with { HttpStatus = Integer(ref reader, key) },
                "input_tokens" => meta with { InputTokens = Integer(ref reader, key) },
                "lost" => meta with { Lost = Integer(ref reader, key) },
                "lost_from" => meta with { LostFrom = Time(ref reader, key) },
                "lost_to" => meta with { LostTo = Time(ref reader, key) },
                "model_answered" => meta with { ModelAnswered = Text(ref reader, key) },
                "model_requested" => meta with { ModelRequested = Text(ref reader, key) },
                "open" => meta with { Open = Integer(ref reader, key) },
                "open_cut" => meta with { OpenCut = Boolean(ref reader, key) },
                "open_numbers" => meta with { OpenNumbers = Text(ref reader, key) },
                "operation" => meta with { Operation = Text(ref reader, key) },
                "origin" => meta with { Origin = Text(ref reader, key) },
                "outcome" => meta with { Outcome = Text(ref reader, key) },
                "output_tokens" => meta with { OutputTokens = Integer(ref reader, key) },
                "pii" => meta with { Pii = Counts(ref reader) },
                "pii_kept" => meta with { PiiKept = Counts(ref reader) },
                "price_tier" => meta with { PriceTier = Text(ref reader, key) },
                "price_version" => meta with { PriceVersion = Text(ref reader, key) },
                "provider" => meta with { Provider = Text(ref reader, key) },
                "reason" => meta with { Reason = Text(ref reader, key) },
                "reasoning_tokens" => meta with { ReasoningTokens = Integer(ref reader, key) },
                "redaction" => meta with { Redaction = Text(ref reader, key) },
                "redaction_policy" => meta with { RedactionPolicy = Text(ref reader, key) },
                "request_bytes" => meta with { RequestBytes = Integer(ref reader, key) },
                "response_bytes" => meta with { ResponseBytes = Integer(ref reader, key) },
                "service_tier" => meta with { ServiceTier = Text(ref reader, key) },
                "stream" => meta with { Stream = Boolean(ref reader, key) },
                "stream_complete" => meta with { StreamComplete = Boolean(ref reader, key) },
                "tenant" => meta with { Tenant = Text(ref reader, key) },
                "tool_calls" => meta with { ToolCalls = Integer(ref reader, key) },
                "truncated" => meta with { Truncated = Boolean(ref reader, key) },
                "undecoded" => meta with { Undecoded = Text(ref reader, key) },
                "unpriced" => meta with { Unpriced = Text(ref reader, key) },
                "usage_details" => meta with { UsageDetails = Counts(ref reader) },
                "usage_method" => meta with { UsageMethod = Text(ref reader, key) },
                "usage_source" => meta with { UsageSource = Text(ref reader, key) },
                _ => throw new FormatException($"leaf: unknown member 'meta.{key}'"),
            };
        }

        return meta;
    }

    private static List<KeyValuePair<string, PartCommitment>> Parts(ref Utf8JsonReader reader)
    {
        Object(ref reader, "parts");
        var parts = new List<KeyValuePair<string, PartCommitment>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            Object(ref reader, name);
            byte[]? commitment = null, keyHash = null, ciphertextHash = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var key = reader.GetString()!;
                reader.Read();
                switch (key)
                {
                    case "ch": ciphertextHash = Hash(ref reader, name); break;
                    case "kh": keyHash = Hash(ref reader, name); break;
                    case "pc": commitment = Hash(ref reader, name); break;
                    default: throw new FormatException($"leaf: unknown member 'parts.{name}.{key}'");
                }
            }

            parts.Add(new(name, new PartCommitment(
                commitment ?? throw Missing($"parts.{name}.pc"),
                keyHash ?? throw Missing($"parts.{name}.kh"),
                ciphertextHash is null ? default(ReadOnlyMemory<byte>?) : new ReadOnlyMemory<byte>(ciphertextHash))));
        }

        return parts;
    }

    private static List<KeyValuePair<string, long>> Counts(ref Utf8JsonReader reader)
    {
        Object(ref reader, "counts");
        var counts = new List<KeyValuePair<string, long>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            counts.Add(new(name, Integer(ref reader, name)));
        }

        return counts;
    }

    private static List<KeyValuePair<string, string>> Texts(ref Utf8JsonReader reader, string key)
    {
        Object(ref reader, key);
        var texts = new List<KeyValuePair<string, string>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            texts.Add(new(name, Text(ref reader, name)));
        }

        return texts;
    }

    private static void Object(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new FormatException($"leaf: '{name}' must be an object");
    }

    private static string Text(ref Utf8JsonReader reader, string name) => reader.TokenType == JsonTokenType.String
        ? reader.GetString()!
        : throw new FormatException($"leaf: '{name}' must be a string");

    private static long Integer(ref Utf8JsonReader reader, string name) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value)
            ? value
            : throw new FormatException($"leaf: '{name}' must be an integer");

    private static bool Boolean(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw new FormatException($"leaf: '{name}' must be true or false"),
    };

    private static byte[] Hash(ref Utf8JsonReader reader, string name) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var bytes) && bytes.Length == 32
            ? bytes
            : throw new FormatException($"leaf: hashes of part '{name}' must be base64 of 32 bytes");

    private static DateTimeOffset Time(ref Utf8JsonReader reader, string name) =>
        DateTimeOffset.TryParseExact(
            Text(ref reader, name), LeafWriter.TimeFormat, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new FormatException($"leaf: '{name}' must be yyyy-MM-ddThh:mm:ss.ffffffZ");

    private static FormatException Missing(string member) => new($"leaf: '{member}' is missing");
}
