using AuditPipeline.Processor.Decode.Verdicts;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.OpenAiChat;

/// <summary>Chunks of a streamed chat completion.</summary>
internal sealed class OpenAiChatStream(InteractionDraft draft) : IStreamReading
{
    public void Read(ReadOnlySpan<byte> eventName, JsonView data)
    {
        if (eventName.SequenceEqual("error"u8)) draft.Error ??= ErrorReading.OfBody(data);

        OpenAiChatAnswer.ReadHead(data, draft);
        var position = 0;
        foreach (var item in data.Member("choices"u8).Items())
        {
            if (position > InteractionDraft.LastChoice) break;

            var choice = draft.Choice(item.Member("index"u8).Index(InteractionDraft.LastChoice) ?? position);
            position++;
            AzureFilters.ReadChoice(item, draft);
            choice.FinishReason = item.Member("finish_reason"u8).Word() ?? choice.FinishReason;
            var delta = item.Member("delta"u8);
            OpenAiChatMessage.ReadDelta(delta.IsObject() ? delta : item.Member("message"u8), choice.Parts);
        }
    }

    // [DONE] is the end mark, but not every relative sends it.
    public bool? End(bool doneMark)
    {
        if (doneMark) return true;

        return draft.EveryChoiceEnded ? null : false;
    }
}
