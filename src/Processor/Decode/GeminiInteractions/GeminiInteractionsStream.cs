using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.GeminiInteractions;

/// <summary>Events of a streamed interaction.</summary>
internal sealed class GeminiInteractionsStream(GeminiInteractionsDialect dialect, InteractionDraft draft) : IStreamReading
{
    private bool _completed;

    public void Read(ReadOnlySpan<byte> eventName, JsonView data)
    {
        var parts = draft.Choice(0).Parts;
        var interaction = data.Member("interaction"u8);
        switch (data.Member("event_type"u8).Text())
        {
            case "interaction.completed" or "interaction.complete":
                _completed = true;
                if (interaction.Member("steps"u8).IsArray() && parts.IsEmpty) dialect.ReadAnswer(interaction, draft);
                else GeminiInteractionsDialect.ReadHead(interaction, draft);
                break;
            case "step.start":
                var step = data.Member("step"u8);
                if (step.Member("type"u8).Text() is "function_call") parts.AppendToolCall(
                    data.Member("index"u8).Index(int.MaxValue), step.Member("id"u8).Word(), step.Member("name"u8).Word(),
                    step.Member("arguments"u8).IsObject() ? null : step.Member("arguments"u8).Verbatim());
                else if (step.Member("type"u8).Text()?.EndsWith("_call", StringComparison.Ordinal) == true) GeminiInteractionsContent.ReadStep(step, parts);
                break;
            case "step.delta" or "content.delta":
                ReadDelta(data, parts);
                break;
            case "error":
                draft.Error ??= ErrorReading.OfMember(data) ?? ErrorReading.OfBody(data);
                break;
            default:
                if (interaction.IsObject()) GeminiInteractionsDialect.ReadHead(interaction, draft);
                break;
        }
    }

    public bool? End(bool doneMark) => _completed || doneMark;

    private static void ReadDelta(JsonView data, PartList parts)
    {
        var delta = data.Member("delta"u8);
        switch (delta.Member("type"u8).Text())
        {
            case "text":
                parts.Append(MessagePartKind.Text, delta.Member("text"u8));
                break;
            case "thought_summary":
                parts.Append(MessagePartKind.Reasoning, delta.Member("content"u8).Member("text"u8));
                break;
            case "arguments_delta" or "function_call_arguments":
                parts.AppendToolCall(
                    data.Member("index"u8).Index(int.MaxValue), null, null,
                    (delta.Member("arguments"u8).IsTold() ? delta.Member("arguments"u8) : delta.Member("partial_arguments"u8)).Verbatim());
                break;
            case "function_call":
                GeminiInteractionsContent.Read(delta, parts);
                break;
        }
    }
}
