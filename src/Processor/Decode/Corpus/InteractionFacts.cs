using System.Globalization;
using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Pricing;

namespace AuditPipeline.Processor.Decode.Corpus;

/// <summary>Writes what an interaction says as one flat JSON object: the fields of the corpus truth (null: the exchange does not tell),
/// the cost of what was reported, and the usage as it is with what was counted.</summary>
public static class InteractionFacts
{
    private const string ExecuteTool = "execute_tool";

    /// <summary>Writes the object. <c>cost_usd</c> is a decimal as a string, so that no reader rounds it; null when unknown.</summary>
    /// <param name="completed">The same interaction after the counting of what was not reported.</param>
    public static void Write(Utf8JsonWriter writer, string id, Interaction interaction, TokenCost cost, Interaction completed)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(interaction);
        ArgumentNullException.ThrowIfNull(cost);
        ArgumentNullException.ThrowIfNull(completed);

        writer.WriteStartObject();
        writer.WriteString("id"u8, id);
        writer.WriteString("model_requested"u8, interaction.ModelRequested);
        writer.WriteString("model_answered"u8, interaction.ModelAnswered);
        writer.WriteString("response_id"u8, interaction.ResponseId);
        WriteFinish(writer, interaction.FinishReasons);
        WriteUsage(writer, interaction);
        WriteCalls(writer, interaction);
        WriteStrings(writer, "tools_offered", interaction.ToolsOffered);
        writer.WriteString("response_text"u8, Answered(interaction.Output));
        writer.WriteString("reasoning_text"u8, Told(interaction.Output, MessagePartKind.Reasoning));
        writer.WriteString("refusal"u8, Told(interaction.Output, MessagePartKind.Refusal));
        writer.WriteString("audio_transcript"u8, Told(interaction.Output, MessagePartKind.AudioTranscript));
        writer.WriteString("error_type"u8, interaction.Error?.Type);
        writer.WriteString("error_code"u8, interaction.Error?.Code);
        writer.WriteString("error_message"u8, interaction.Error?.Message);
        writer.WriteString("input_text"u8, Said(interaction.Input, MessageRole.System, MessageRole.User));
        writer.WriteString("system_text"u8, Said(interaction.Input, MessageRole.System, MessageRole.System));
        if (interaction.StreamComplete is { } complete) writer.WriteBoolean("stream_complete"u8, complete);
        else writer.WriteNull("stream_complete"u8);
        writer.WriteString("cost_usd"u8, cost.Usd?.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("price_version"u8, cost.PriceVersion);
        writer.WriteString("usage_source"u8, completed.UsageSource.Word());
        writer.WriteString("usage_method"u8, completed.UsageMethod);
        WriteCount(writer, "usage_input_tokens", completed.Usage.Input);
        WriteCount(writer, "usage_output_tokens", completed.Usage.Output);
        writer.WriteString("finish_reason_normal"u8, interaction.FinishReasonNormal);
        ServedFacts.Write(writer, interaction);
        writer.WriteEndObject();
    }

    private static void WriteFinish(Utf8JsonWriter writer, IReadOnlyList<string> reasons)
    {
        writer.WriteString("finish_reason"u8, reasons.Count > 0 && reasons[0].Length > 0 ? reasons[0] : null);
        writer.WriteStartArray("finish_reasons"u8);
        foreach (var reason in reasons) writer.WriteStringValue(reason.Length > 0 ? reason : null);
        writer.WriteEndArray();
    }

    private static void WriteUsage(Utf8JsonWriter writer, Interaction interaction)
    {
        var (reported, usage) = (interaction.Reported, interaction.Usage);
        WriteCount(writer, "input_tokens", reported.Input);
        WriteCount(writer, "output_tokens", reported.Output);
        WriteCount(writer, "cached_input_tokens", reported.CachedInput);
        WriteCount(writer, "cache_write_tokens", reported.CacheWrite);
        WriteCount(writer, "reasoning_tokens", reported.Reasoning);
        WriteCount(writer, "total_tokens", reported.Total);
        WriteCount(writer, "audio_input_tokens", reported.AudioInput);
        WriteCount(writer, "audio_output_tokens", reported.AudioOutput);
        WriteCount(writer, "tool_use_input_tokens", reported.ToolUseInput);
        WriteCount(writer, "counted_tokens", interaction.CountedTokens);
        WriteCount(writer, "input_tokens_all", usage.Input);
        WriteCount(writer, "output_tokens_all", usage.Output);
    }

    private static void WriteCalls(Utf8JsonWriter writer, Interaction interaction)
    {
        var output = interaction.Output;
        if (interaction.Operation == ExecuteTool) output = [.. interaction.Input, .. output];   // there the caller runs the tools
        WriteParts(writer, "tool_calls", output, MessagePartKind.ToolCall, part => part.Name);
        WriteParts(writer, "server_tool_calls", output, MessagePartKind.ServerToolCall, part => part.Name);
        WriteParts(writer, "tool_call_args", output, MessagePartKind.ToolCall, part => part.Text.Length > 0 ? part.Text : null);
    }

    private static void WriteParts(
        Utf8JsonWriter writer, string name, IReadOnlyList<Message> messages, MessagePartKind kind, Func<MessagePart, string?> value)
    {
        writer.WriteStartArray(name);
        foreach (var message in messages)
        {
            foreach (var part in message.Parts)
            {
                if (part.Kind == kind) writer.WriteStringValue(value(part));
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values) writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    private static void WriteCount(Utf8JsonWriter writer, string name, long? count)
    {
        if (count is { } told) writer.WriteNumber(name, told);
        else writer.WriteNull(name);
    }

    // Every choice has a line of its own, also one that only calls tools.
    private static string? Answered(IReadOnlyList<Message> output)
    {
        if (output.Count <= 1) return Told(output, MessagePartKind.Text);

        return string.Join('\n', output.Select(choice => Told([choice], MessagePartKind.Text)));
    }

    // Parts of one choice run together, choices stand on lines of their own.
    private static string? Told(IReadOnlyList<Message> output, MessagePartKind kind)
    {
        StringBuilder? text = null;
        foreach (var message in output)
        {
            var begun = false;
            foreach (var part in message.Parts)
            {
                if (part.Kind != kind || part.Text.Length == 0) continue;

                if (text is null) text = new StringBuilder();
                else if (!begun) text.Append('\n');
                begun = true;
                text.Append(part.Text);
            }
        }

        return text?.ToString();
    }

    private static string? Said(IReadOnlyList<Message> input, MessageRole role, MessageRole orRole)
    {
        StringBuilder? text = null;
        foreach (var message in input)
        {
            if (message.Role != role && message.Role != orRole) continue;

            foreach (var part in message.Parts)
            {
                if (part.Kind != MessagePartKind.Text || part.Text.Length == 0) continue;

                if (text is null) text = new StringBuilder();
                else text.Append('\n');
                text.Append(part.Text);
            }
        }

        return text?.ToString();
    }
}
