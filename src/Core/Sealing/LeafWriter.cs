using System.Buffers;
using System.Globalization;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Sealing;

/// <summary>Writes a leaf's canonical bytes. One writer serves many leaves; not safe for several threads at once.</summary>
public sealed class LeafWriter
{
    /// <summary>Times in a leaf (seal page, section 2).</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly CanonicalJsonWriter _json;

    public LeafWriter() => _json = new CanonicalJsonWriter(_buffer);

    /// <summary>The bytes that are stored and hashed.</summary>
    /// <exception cref="InvalidOperationException">They exceed 16 KiB, the bound of a leaf.</exception>
    public byte[] Write(Leaf leaf)
    {
        _buffer.ResetWrittenCount();
        _json.Reset(_buffer);
        _json.WriteStartObject();
        if (leaf.Counts is { } counts) WriteCounts("counts"u8, counts);
        Integer("gs"u8, leaf.GatewayNumber);
        Text("gw"u8, leaf.Gateway);
        _json.WriteString("id"u8, leaf.Id);
        if (leaf.Meta is { } meta) WriteMeta(meta);
        _json.WriteInteger("n"u8, leaf.Index);
        if (leaf.Parts.Count > 0) WriteParts(leaf.Parts);
        Integer("sn"u8, leaf.SystemNumber);
        _json.WriteString("stream"u8, leaf.Stream);
        Text("sys"u8, leaf.System);
        Time("ts"u8, leaf.CapturedAt);
        _json.WriteString("type"u8, leaf.Type);
        _json.WriteInteger("v"u8, 1);
        _json.WriteEndObject();

        if (_buffer.WrittenCount > CanonicalJsonLimits.Leaf.MaxBytes)
            throw new InvalidOperationException($"leaf {leaf.Id} has {_buffer.WrittenCount} bytes, more than a leaf may have");
        return _buffer.WrittenSpan.ToArray();
    }

    private void WriteMeta(LeafMeta meta)
    {
        _json.WriteStartObject("meta"u8);
        Integer("cache_write_tokens"u8, meta.CacheWriteTokens);
        Integer("cached_input_tokens"u8, meta.CachedInputTokens);
        if (meta.ChargedUnits.Count > 0) WriteCounts("charged_units"u8, meta.ChargedUnits);
        if (meta.CostParts.Count > 0) WriteTexts("cost_parts"u8, meta.CostParts);
        Text("cost_usd"u8, meta.CostUsd);
        Text("detector_version"u8, meta.DetectorVersion);
        Text("dialect"u8, meta.Dialect);
        Integer("dialect_version"u8, meta.DialectVersion);
        Integer("duration_us"u8, meta.DurationMicroseconds);
        Text("error_type"u8, meta.ErrorType);
        Text("finish_reason"u8, meta.FinishReason);
        Integer("first_byte_us"u8, meta.FirstByteMicroseconds);
        Integer("http_status"u8, meta.HttpStatus);
        Integer("input_tokens"u8, meta.InputTokens);
        Integer("lost"u8, meta.Lost);
        Time("lost_from"u8, meta.LostFrom);
        Time("lost_to"u8, meta.LostTo);
        Text("model_answered"u8, meta.ModelAnswered);
        Text("model_requested"u8, meta.ModelRequested);
        Integer("open"u8, meta.Open);
        Boolean("open_cut"u8, meta.OpenCut);
        Text("open_numbers"u8, meta.OpenNumbers);
        Text("operation"u8, meta.Operation);
        Text("origin"u8, meta.Origin);
        Text("outcome"u8, meta.Outcome);
        Integer("output_tokens"u8, meta.OutputTokens);
        if (meta.Pii.Count > 0) WriteCounts("pii"u8, meta.Pii);
        if (meta.PiiKept.Count > 0) WriteCounts("pii_kept"u8, meta.PiiKept);
        Text("price_tier"u8, meta.PriceTier);
        Text("price_version"u8, meta.PriceVersion);
        Text("provider"u8, meta.Provider);
        Text("reason"u8, meta.Reason);
        Integer("reasoning_tokens"u8, meta.ReasoningTokens);
        Text("redaction"u8, meta.Redaction);
        Text("redaction_policy"u8, meta.RedactionPolicy);
        Integer("request_bytes"u8, meta.RequestBytes);
        Integer("response_bytes"u8, meta.ResponseBytes);
        Text("service_tier"u8, meta.ServiceTier);
        Boolean("stream"u8, meta.Stream);
        Boolean("stream_complete"u8, meta.StreamComplete);
        Text("tenant"u8, meta.Tenant);
        Integer("tool_calls"u8, meta.ToolCalls);
        Boolean("truncated"u8, meta.Truncated);
        Text("undecoded"u8, meta.Undecoded);
        Text("unpriced"u8, meta.Unpriced);
        if (meta.UsageDetails.Count > 0) WriteCounts("usage_details"u8, meta.UsageDetails);
        Text("usage_method"u8, meta.UsageMethod);
        Text("usage_source"u8, meta.UsageSource);
        _json.WriteEndObject();
    }

    private void WriteParts(IReadOnlyList<KeyValuePair<string, PartCommitment>> parts)
    {
        _json.WriteStartObject("parts"u8);
        foreach (var (name, part) in parts)
        {
            _json.WriteKey(name);
            _json.WriteStartObject();
            if (part.CiphertextHash is { } ciphertextHash) _json.WriteBase64("ch"u8, ciphertextHash.Span);
            _json.WriteBase64("kh"u8, part.KeyHash.Span);
            _json.WriteBase64("pc"u8, part.Commitment.Span);
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }

    private void WriteCounts(ReadOnlySpan<byte> key, IReadOnlyList<KeyValuePair<string, long>> counts)
    {
        _json.WriteStartObject(key);
        foreach (var (name, count) in counts)
        {
            _json.WriteKey(name);
            _json.WriteInteger(count);
        }

        _json.WriteEndObject();
    }

    private void WriteTexts(ReadOnlySpan<byte> key, IReadOnlyList<KeyValuePair<string, string>> texts)
    {
        _json.WriteStartObject(key);
        foreach (var (name, text) in texts)
        {
            _json.WriteKey(name);
            _json.WriteString(text);
        }

        _json.WriteEndObject();
    }

    private void Text(ReadOnlySpan<byte> key, string? value)
    {
        if (value is not null) _json.WriteString(key, value);
    }

    private void Integer(ReadOnlySpan<byte> key, long? value)
    {
        if (value is { } known) _json.WriteInteger(key, known);
    }

    private void Time(ReadOnlySpan<byte> key, DateTimeOffset? value)
    {
        if (value is { } known) _json.WriteString(key, known.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture));
    }

    private void Boolean(ReadOnlySpan<byte> key, bool? value)
    {
        if (value is { } known) _json.WriteBoolean(key, known);
    }
}
