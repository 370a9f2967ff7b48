using System.Text.Json;
using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Processor.Decode.Corpus;

/// <summary>Writes what stands beside text and tokens: how it was asked, where and how it was served, what the provider's checks found, and
/// what we do not know.</summary>
internal static class ServedFacts
{
    public static void Write(Utf8JsonWriter writer, Interaction interaction)
    {
        WriteParameters(writer, interaction.Parameters);
        writer.WriteString("service_tier"u8, interaction.ServiceTier);
        writer.WriteString("served_region"u8, interaction.ServedRegion);
        WriteVerdicts(writer, interaction.Verdicts);
        writer.WriteStartObject("unknown_fields"u8);
        writer.WriteNumber("count"u8, interaction.UnknownFields.Count);
        writer.WriteStartArray("names"u8);
        foreach (var name in interaction.UnknownFields.Names) writer.WriteStringValue(name);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // Only what was told.
    private static void WriteParameters(Utf8JsonWriter writer, RequestParameters parameters)
    {
        writer.WriteStartObject("request_parameters"u8);
        WriteNumber(writer, "temperature", parameters.Temperature);
        WriteNumber(writer, "top_p", parameters.TopP);
        WriteNumber(writer, "top_k", parameters.TopK);
        WriteNumber(writer, "max_tokens", parameters.MaxTokens);
        WriteNumber(writer, "frequency_penalty", parameters.FrequencyPenalty);
        WriteNumber(writer, "presence_penalty", parameters.PresencePenalty);
        WriteNumber(writer, "seed", parameters.Seed);
        if (parameters.StopSequences.Count > 0)
        {
            writer.WriteStartArray("stop_sequences"u8);
            foreach (var stop in parameters.StopSequences) writer.WriteStringValue(stop);
            writer.WriteEndArray();
        }

        WriteNumber(writer, "choice.count", parameters.ChoiceCount);
        WriteText(writer, "reasoning_effort", parameters.ReasoningEffort);
        WriteNumber(writer, "reasoning_budget", parameters.ReasoningBudget);
        WriteText(writer, "response_format", parameters.ResponseFormat);
        WriteText(writer, "tool_choice", parameters.ToolChoice);
        WriteText(writer, "service_tier", parameters.ServiceTier);
        WriteFlag(writer, "store", parameters.Store);
        WriteFlag(writer, "background", parameters.Background);
        WriteFlag(writer, "parallel_tool_calls", parameters.ParallelToolCalls);
        writer.WriteEndObject();
    }

    private static void WriteVerdicts(Utf8JsonWriter writer, ProviderVerdicts verdicts)
    {
        writer.WriteStartObject("verdicts"u8);
        writer.WriteNumber("beyond"u8, verdicts.Beyond);
        writer.WriteStartArray("kept"u8);
        foreach (var verdict in verdicts.Kept)
        {
            writer.WriteStartObject();
            writer.WriteString("action"u8, verdict.Action.Word());
            writer.WriteString("kind"u8, verdict.Kind);
            writer.WriteString("place"u8, verdict.Place.Word());
            writer.WriteString("severity"u8, verdict.Severity);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("passed"u8, verdicts.Passed);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null) writer.WriteString(name, text);
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, decimal? number)
    {
        if (number is { } told) writer.WriteNumber(name, told);
    }

    private static void WriteFlag(Utf8JsonWriter writer, string name, bool? flag)
    {
        if (flag is { } told) writer.WriteBoolean(name, told);
    }
}
