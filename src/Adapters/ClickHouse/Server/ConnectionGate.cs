namespace AuditPipeline.Adapters.ClickHouse.Server;

/// <summary>Lets a number of statements run at once, and refuses further ones when too many wait.</summary>
internal sealed class ConnectionGate(int connections, int maximumWaiting) : IDisposable
{
    private readonly SemaphoreSlim free = new(connections, connections);
    private int waiting;

    /// <summary>Waits for a turn; <see cref="Leave"/> gives it back.</summary>
    /// <exception cref="ClickHouseException">Too many statements wait already.</exception>
    public async ValueTask EnterAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (free.Wait(0, CancellationToken.None)) return;
        if (Interlocked.Increment(ref waiting) > maximumWaiting)
        {
            Interlocked.Decrement(ref waiting);
            throw new ClickHouseException($"ClickHouse is busy: {maximumWaiting} statements wait for a connection.");
        }

        try
        {
            await free.WaitAsync(cancellation).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    public void Leave() => free.Release();

    public void Dispose() => free.Dispose();
}
