namespace AuditPipeline.Processor.Decode.Wire;

/// <summary>One server-sent event.</summary>
/// <param name="Name">Last <c>event</c> field; empty when there was none.</param>
/// <param name="Data">The <c>data</c> lines joined with LF.</param>
/// <param name="Closed">A blank line ended it; false for an event that the end of the body cut short.</param>
public readonly record struct SseEvent(ReadOnlyMemory<byte> Name, ReadOnlyMemory<byte> Data, bool Closed);
