using AuditPipeline.Processor.Decode.Wire;


namespace AuditPipeline.Processor.Decode;

/// <summary>The reading of one streamed answer, event by event.</summary>
internal interface IStreamReading
{
    /// <summary>Reads one event's document.</summary>
    void Read(ReadOnlySpan<byte> eventName, JsonView data);

    /// <summary>Ends the reading: whatever was gathered goes into the draft.</summary>
    /// <param name="doneMark">The generic end mark (<c>[DONE]</c>, or the end of a JSON array) came.</param>
    /// <returns>True when the answer told its end by a mark of its own; null when it only looks finished, which counts for a call that
    /// was passed on to its end; false when it is cut.</returns>
    bool? End(bool doneMark);
}
