namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>One event of a streamed answer, in whatever framing.</summary>
/// <param name="Name">What kind of event the framing says it is; empty when it does not.</param>
/// <param name="Data">Its document.</param>
/// <param name="Closed">The framing ended it; false for an event that the end of the body cut short.</param>
public readonly record struct StreamEvent(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Data, bool Closed);
