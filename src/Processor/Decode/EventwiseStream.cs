using AuditPipeline.Core.Interactions;
using AuditPipeline.Processor.Decode.Wire;

namespace AuditPipeline.Processor.Decode;

/// <summary>A streamed answer whose events have the form of a whole answer, with fragments in place of the text.</summary>
internal sealed class EventwiseStream(IDialect dialect, InteractionDraft draft) : IStreamReading
{
    public void Read(ReadOnlySpan<byte> eventName, JsonView data)
    {
        if (eventName.SequenceEqual("error"u8) || data.Member("error"u8).IsTold()) draft.Error ??= ErrorReading.OfBody(data);
        else dialect.ReadAnswer(data, draft);
    }

    public bool? End(bool doneMark)
    {
        if (doneMark || draft.Ended) return true;

        return draft.EveryChoiceEnded ? null : false;
    }
}
