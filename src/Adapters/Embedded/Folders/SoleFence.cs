using System.Collections.Concurrent;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Adapters.Embedded.Folders;

/// <summary>Claims within one process, for a data folder that belongs to that process as a whole (<see cref="FolderLock"/>).</summary>
public sealed class SoleFence : IStreamFence
{
    private readonly ConcurrentDictionary<StreamId, Gate> _gates = new();

    public async ValueTask<long> ClaimAsync(StreamId stream, CancellationToken cancellation)
    {
        await using var gate = await EnterAsync(stream, cancellation);
        return ++gate.Claim;
    }

    public async ValueTask<IAsyncDisposable> EnterAsync(StreamId stream, long claim, CancellationToken cancellation)
    {
        var gate = await EnterAsync(stream, cancellation);
        if (gate.Claim == claim) return gate;

        await gate.DisposeAsync();
        throw new StreamTakenException(stream, claim);
    }

    private async ValueTask<Gate> EnterAsync(StreamId stream, CancellationToken cancellation)
    {
        var gate = _gates.GetOrAdd(stream, _ => new Gate());
        await gate.Turn.WaitAsync(cancellation);
        return gate;
    }

    private sealed class Gate : IAsyncDisposable
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public long Claim { get; set; }

        public ValueTask DisposeAsync()
        {
            Turn.Release();
            return ValueTask.CompletedTask;
        }
    }
}
