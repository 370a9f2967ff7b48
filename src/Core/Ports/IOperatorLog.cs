using AuditPipeline.Core.Log;

namespace AuditPipeline.Core.Ports;

/// <summary>Where the operator states what it did to keys and records (seal page, sections 1 and 3): erasures, retention, keys, beacons. What is
/// stated stands in the anchor log for ever, between the heads of the streams.</summary>
public interface IOperatorLog
{
    /// <summary>Longest statement, in bytes.</summary>
    const int LongestStatement = 16 * 1024;

    /// <summary>Appends statements as leaves of the anchor log, in order. On return they are durable and under a signed anchor checkpoint.
    /// Stating the same twice appends it twice.</summary>
    /// <param name="statements">Canonical JSON (<see cref="OperatorStatement"/>), at most 1,000.</param>
    /// <param name="cancellation">Gives up before anything is written, or not at all.</param>
    /// <returns>Their places.</returns>
    /// <exception cref="ArgumentException">One is no statement; nothing was appended.</exception>
    /// <exception cref="IOException">The anchor log cannot be written; it may be tried again.</exception>
    ValueTask<IReadOnlyList<StatementPlace>> AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> statements, CancellationToken cancellation);
}
