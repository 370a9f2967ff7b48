using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode.Gemini;

/// <summary>Chunks of streamGenerateContent. There is no end mark but the finish reason, or the block that refuses the prompt; framed as
/// an array, its closing bracket.</summary>
internal sealed class GeminiStream(InteractionDraft draft) : IStreamReading
{
    private bool blocked;

    public void Read(ReadOnlySpan<byte> eventName, JsonView data)
    {
        blocked |= data.Member("promptFeedback"u8).Member("blockReason"u8).IsTold();
        GeminiChunk.Read(data, draft);
    }

    // A stream that goes on after its finish reason is told complete all the same: the reason is the mark.
    public bool? End(bool doneMark) => doneMark || blocked || draft.EveryChoiceEnded;
}
