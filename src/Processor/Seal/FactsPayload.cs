using System.Globalization;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Processor.Seal;

/// <summary>Members of the <c>body</c> part for what stands beside text. Each is left out when there is nothing to tell. Canonical JSON has whole
/// numbers only: a number with decimals is a string.</summary>
internal static class FactsPayload
{
    public static void WriteNormalReasons(CanonicalJsonWriter json, IReadOnlyList<string> reasons)
    {
        if (reasons.All(string.IsNullOrEmpty)) return;

        json.WriteStartArray("finish_reasons_normal"u8);
        foreach (var reason in reasons) json.WriteText(reason);
        json.WriteEndArray();
    }

    public static void WriteParameters(CanonicalJsonWriter json, RedactedParameters parameters)
    {
        if (parameters.IsNone) return;

        var plain = parameters.Plain;
        json.WriteStartObject("request_parameters"u8);
        WriteFlag(json, "background"u8, plain.Background);
        WriteNumber(json, "choice.count"u8, plain.ChoiceCount);
        WriteDecimal(json, "frequency_penalty"u8, plain.FrequencyPenalty);
        WriteNumber(json, "max_tokens"u8, plain.MaxTokens);
        WriteFlag(json, "parallel_tool_calls"u8, plain.ParallelToolCalls);
        WriteDecimal(json, "presence_penalty"u8, plain.PresencePenalty);
        WriteNumber(json, "reasoning_budget"u8, plain.ReasoningBudget);
        json.WriteText("reasoning_effort"u8, plain.ReasoningEffort);
        json.WriteText("response_format"u8, plain.ResponseFormat);
        json.WriteText("seed"u8, plain.Seed?.ToString(CultureInfo.InvariantCulture));
        json.WriteText("service_tier"u8, plain.ServiceTier);
        if (parameters.StopSequences.Count > 0)
        {
            json.WriteStartArray("stop_sequences"u8);
            foreach (var stop in parameters.StopSequences) json.WriteText(stop.Value);
            json.WriteEndArray();
        }

        WriteFlag(json, "store"u8, plain.Store);
        WriteDecimal(json, "temperature"u8, plain.Temperature);
        json.WriteText("tool_choice"u8, plain.ToolChoice);
        WriteDecimal(json, "top_k"u8, plain.TopK);
        WriteDecimal(json, "top_p"u8, plain.TopP);
        json.WriteEndObject();
    }

    public static void WriteUnknown(CanonicalJsonWriter json, UnknownFields fields)
    {
        if (fields.Count == 0) return;

        json.WriteStartObject("unknown_fields"u8);
        json.WriteInteger("count"u8, fields.Count);
        json.WriteStartArray("names"u8);
        foreach (var name in fields.Names) json.WriteText(name);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteVerdicts(CanonicalJsonWriter json, RedactedVerdicts verdicts)
    {
        if (verdicts.IsNone) return;

        json.WriteStartObject("verdicts"u8);
        if (verdicts.Beyond > 0) json.WriteInteger("beyond"u8, verdicts.Beyond);
        json.WriteStartArray("kept"u8);
        foreach (var verdict in verdicts.Kept)
        {
            json.WriteStartObject();
            json.WriteText("action"u8, verdict.Action.Word());
            json.WriteText("kind"u8, verdict.Kind.Value);
            json.WriteText("place"u8, verdict.Place.Word());
            json.WriteText("severity"u8, verdict.Severity);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteInteger("passed"u8, verdicts.Passed);
        json.WriteEndObject();
    }

    private static void WriteNumber(CanonicalJsonWriter json, ReadOnlySpan<byte> key, long? number)
    {
        if (number is { } told) json.WriteInteger(key, told);
    }

    private static void WriteDecimal(CanonicalJsonWriter json, ReadOnlySpan<byte> key, decimal? number) =>
        json.WriteText(key, number?.ToString(CultureInfo.InvariantCulture));

    private static void WriteFlag(CanonicalJsonWriter json, ReadOnlySpan<byte> key, bool? flag)
    {
        if (flag is { } told) json.WriteBoolean(key, told);
    }
}
