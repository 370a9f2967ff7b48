using System.Buffers;
using System.Diagnostics;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Processor.Seal;

/// <summary>The <c>body</c> part: redacted text and the attributes that could hold personal data, as canonical JSON. Its bytes are
/// frozen by golden tests; a new form gets a new <c>v</c>.</summary>
internal static class BodyPayload
{
    // 2: parameters, tier, region, speed, verdicts, unknown fields, notifications, reasons in the normal form; each left out when not told.
    // 3: redaction tells its policy, what the policy kept, and where what was not looked at stands.
    private const int Version = 3;

    public static byte[] Of(RedactedInteraction interaction)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        var json = new CanonicalJsonWriter(buffer);
        json.WriteStartObject();
        WriteError(json, interaction);
        json.WriteStartArray("finish_reasons"u8);
        foreach (var reason in interaction.FinishReasons) json.WriteText(reason);
        json.WriteEndArray();
        FactsPayload.WriteNormalReasons(json, interaction.FinishReasonsNormal);
        WriteMessages(json, "input"u8, interaction.Input);
        json.WriteText("model_answered"u8, interaction.ModelAnswered);
        json.WriteText("model_requested"u8, interaction.ModelRequested);
        if (interaction.Notifications > 0) json.WriteInteger("notifications"u8, interaction.Notifications);
        json.WriteText("operation"u8, interaction.Operation);
        WriteMessages(json, "output"u8, interaction.Output);
        json.WriteText("purpose"u8, interaction.Purpose?.Value);
        WriteReport(json, interaction.Report);
        FactsPayload.WriteParameters(json, interaction.Parameters);
        json.WriteText("response_id"u8, interaction.ResponseId?.Value);
        json.WriteText("served_region"u8, interaction.ServedRegion);
        json.WriteText("served_speed"u8, interaction.ServedSpeed);
        json.WriteText("service_tier"u8, interaction.ServiceTier);
        json.WriteText("session"u8, interaction.Session?.Value);
        WriteTags(json, interaction.Tags);
        json.WriteText("target"u8, interaction.Target.Value);
        json.WriteStartArray("tools_offered"u8);
        foreach (var tool in interaction.ToolsOffered) json.WriteText(tool.Value);
        json.WriteEndArray();
        FactsPayload.WriteUnknown(json, interaction.UnknownFields);
        json.WriteText("user"u8, interaction.UserPseudonym);
        json.WriteInteger("v"u8, Version);
        FactsPayload.WriteVerdicts(json, interaction.Verdicts);
        json.WriteEndObject();
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteError(CanonicalJsonWriter json, RedactedInteraction interaction)
    {
        if (interaction.ErrorType is null && interaction.ErrorCode is null && interaction.ErrorMessage is null) return;
        json.WriteStartObject("error"u8);
        json.WriteText("code"u8, interaction.ErrorCode?.Value);
        json.WriteText("message"u8, interaction.ErrorMessage?.Value);
        json.WriteText("type"u8, interaction.ErrorType);
        json.WriteEndObject();
    }

    private static void WriteMessages(CanonicalJsonWriter json, ReadOnlySpan<byte> key, IReadOnlyList<RedactedMessage> messages)
    {
        json.WriteStartArray(key);
        foreach (var message in messages)
        {
            json.WriteStartObject();
            json.WriteInteger("choice"u8, message.Choice);
            json.WriteStartArray("parts"u8);
            foreach (var part in message.Parts)
            {
                json.WriteStartObject();
                json.WriteText("call_id"u8, part.CallId?.Value);
                json.WriteString("kind"u8, Word(part.Kind));
                json.WriteText("name"u8, part.Name?.Value);
                json.WriteText("text"u8, part.Text.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("role"u8, Word(message.Role));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReport(CanonicalJsonWriter json, RedactionReport report)
    {
        json.WriteStartObject("redaction"u8);
        WriteCounts(json, "counts"u8, report.Counts);
        json.WriteText("detector_version"u8, report.DetectorVersion);
        if (report.Kept.Count > 0) WriteCounts(json, "kept"u8, report.Kept);
        WriteCounts(json, "lowest_scores"u8, report.LowestScores);
        json.WriteStartArray("not_scanned"u8);
        foreach (var word in report.NotScanned) json.WriteText(word);
        json.WriteEndArray();
        if (report.NotScannedPlaces.Count > 0)
        {
            json.WriteStartArray("not_scanned_places"u8);
            foreach (var (place, why) in report.NotScannedPlaces)
            {
                json.WriteStartObject();
                json.WriteText("place"u8, place);
                json.WriteText("why"u8, why);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteText("policy_version"u8, report.PolicyVersion);
        json.WriteString("status"u8, report.Status.Word());
        json.WriteEndObject();
    }

    private static void WriteCounts(CanonicalJsonWriter json, ReadOnlySpan<byte> key, IReadOnlyDictionary<string, int> counts)
    {
        json.WriteStartObject(key);
        foreach (var (kind, count) in counts.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            json.WriteKey(kind);
            json.WriteInteger(count);
        }

        json.WriteEndObject();
    }

    // An array of pairs: two tags may have the same name once redacted.
    private static void WriteTags(CanonicalJsonWriter json, IReadOnlyList<KeyValuePair<RedactedText, RedactedText>> tags)
    {
        json.WriteStartArray("tags"u8);
        foreach (var (name, value) in tags)
        {
            json.WriteStartObject();
            json.WriteText("name"u8, name.Value);
            json.WriteText("value"u8, value.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static ReadOnlySpan<byte> Word(MessageRole role) => role switch
    {
        MessageRole.System => "system"u8,
        MessageRole.User => "user"u8,
        MessageRole.Assistant => "assistant"u8,
        MessageRole.Tool => "tool"u8,
        MessageRole.Other => "other"u8,
        _ => throw new UnreachableException($"MessageRole.{role}"),
    };

    private static ReadOnlySpan<byte> Word(MessagePartKind kind) => kind switch
    {
        MessagePartKind.Text => "text"u8,
        MessagePartKind.ToolCall => "tool_call"u8,
        MessagePartKind.ToolResult => "tool_call_response"u8,
        MessagePartKind.Reasoning => "reasoning"u8,
        MessagePartKind.Refusal => "refusal"u8,
        MessagePartKind.Media => "media"u8,
        MessagePartKind.ServerToolCall => "server_tool_call"u8,
        MessagePartKind.AudioTranscript => "audio_transcript"u8,
        _ => throw new UnreachableException($"MessagePartKind.{kind}"),
    };
}
