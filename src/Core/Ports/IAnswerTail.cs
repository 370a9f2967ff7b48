using AuditPipeline.Core.Captures;

namespace AuditPipeline.Core.Ports;

/// <summary>What has passed of one answer so far. Used by one thread at a time; disposed when the call is closed.</summary>
public interface IAnswerTail : IDisposable
{
    /// <summary>The head of the answer, and of its body what there is already.</summary>
    /// <param name="headers">As they are to be recorded, content-encoding included.</param>
    /// <param name="bytes">May be empty.</param>
    /// <param name="elapsed">Since the call was captured.</param>
    void Begin(int status, IReadOnlyList<HeaderField> headers, ReadOnlySpan<byte> bytes, TimeSpan elapsed);

    /// <summary>Bytes of its body, in order, as on the wire.</summary>
    void Append(ReadOnlySpan<byte> bytes, TimeSpan elapsed);
}
