using System.Collections.Concurrent;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Tests.Seal;

/// <summary>A fence that several lines of one test share.</summary>
internal sealed class MemoryFence : IStreamFence
{
    private readonly ConcurrentDictionary<StreamId, Gate> _gates = new();

    public async ValueTask<long> ClaimAsync(StreamId stream, CancellationToken cancellation)
    {
        await using var gate = await LockAsync(stream, cancellation);
        return ++gate.Claim;
    }

    public async ValueTask<IAsyncDisposable> EnterAsync(StreamId stream, long claim, CancellationToken cancellation)
    {
        var gate = await LockAsync(stream, cancellation);
        if (gate.Claim == claim) return gate;
        await gate.DisposeAsync();
        throw new StreamTakenException(stream, claim);
    }

    private async ValueTask<Gate> LockAsync(StreamId stream, CancellationToken cancellation)
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
