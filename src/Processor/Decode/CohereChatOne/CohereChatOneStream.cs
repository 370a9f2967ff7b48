using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.CohereChatOne;

/// <summary>Events of Cohere's chat, version 1. Where the last one is missing, the fragments before it count.</summary>
internal sealed class CohereChatOneStream(CohereChatOneDialect dialect, InteractionDraft draft) : IStreamReading
{
    private bool _ended;

    public void Read(ReadOnlySpan<byte> eventName, JsonView data)
    {
        var choice = draft.Choice(0);
        switch (data.Member("event_type"u8).Text())
        {
            case "stream-start":
                draft.ResponseId ??= data.Member("generation_id"u8).Word();
                break;
            case "text-generation":
                choice.Parts.Append(MessagePartKind.Text, data.Member("text"u8));
                break;
            case "tool-calls-generation":
                CohereChatOneDialect.ReadCalls(data, choice.Parts);
                break;
            case "stream-end":
                _ended = true;
                choice.FinishReason = data.Member("finish_reason"u8).Word();
                var whole = data.Member("response"u8);
                if (!whole.IsObject()) break;
                choice.Parts = new PartList();
                dialect.ReadAnswer(whole, draft);
                break;
            default:
                draft.Error ??= ErrorReading.OfMember(data);
                break;
        }
    }

    public bool? End(bool doneMark) => _ended;
}
