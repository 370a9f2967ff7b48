using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.CohereChat;

/// <summary>Events of Cohere's chat, version 2.</summary>
internal sealed class CohereChatStream(InteractionDraft draft) : IStreamReading
{
    private bool _ended;

    public void Read(ReadOnlySpan<byte> eventName, JsonView data)
    {
        var choice = draft.Choice(0);
        var delta = data.Member("delta"u8);
        var message = delta.Member("message"u8);
        switch (data.Member("type"u8).Text())
        {
            case "message-start":
                draft.ResponseId ??= data.Member("id"u8).Word();
                break;
            case "content-start" or "content-delta":
                choice.Parts.Append(MessagePartKind.Reasoning, message.Member("content"u8).Member("thinking"u8));
                choice.Parts.Append(MessagePartKind.Text, message.Member("content"u8).Member("text"u8));
                break;
            case "tool-plan-delta":
                choice.Parts.Append(MessagePartKind.Reasoning, message.Member("tool_plan"u8));
                break;
            case "tool-call-start" or "tool-call-delta":
                var call = message.Member("tool_calls"u8);
                var function = call.Member("function"u8);
                choice.Parts.AppendToolCall(
                    data.Member("index"u8).Index(int.MaxValue), call.Member("id"u8).Word(), function.Member("name"u8).Word(),
                    function.Member("arguments"u8).Verbatim());
                break;
            case "message-end":
                _ended = true;
                choice.FinishReason = delta.Member("finish_reason"u8).Word();
                draft.Error ??= delta.Member("error"u8).Text() is { Length: > 0 } error ? new InteractionError(null, null, error) : null;
                CohereUsage.Read(delta.Member("usage"u8), draft);
                break;
            default:
                draft.Error ??= ErrorReading.OfMember(data);
                break;
        }
    }

    public bool? End(bool doneMark) => _ended;
}
