using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Processor.Seal;

namespace AuditPipeline.Processor.Custody;

/// <summary>States in the anchor log what the operator did.</summary>
public sealed class OperatorLog(LogLayout layout, ILogStorage storage, ISigner signer, IStreamFence fence) : IOperatorLog
{
    private const int Most = 1_000;

    private readonly AnchorTurns _turns = new(layout, storage, signer, fence);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<StatementPlace>> AppendAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> statements, CancellationToken cancellation)
    {
        if (statements.Count == 0) return [];
        if (statements.Count > Most) throw new ArgumentException($"at most {Most} statements at once, not {statements.Count}", nameof(statements));

        var (first, size) = (0L, 0L);
        await _turns.TakeAsync(
            async anchor =>
            {
                first = anchor.Size;
                await anchor.StateAsync(statements, cancellation);
                size = anchor.Size;
            },
            cancellation);
        return [.. statements.Select((_, i) => new StatementPlace(first + i, size))];
    }
}
