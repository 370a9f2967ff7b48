using System.Threading.Channels;
using AuditPipeline.Adapters.ClickHouse;

namespace AuditPipeline.Adapters.Embedded.InProcessClickHouse;

/// <summary>Hands out connections one holder at a time, in order of asking, and refuses when too many wait.</summary>
internal sealed class ConnectionPool
{
    private readonly Channel<ConnectionThread> free;
    private readonly IReadOnlyList<ConnectionThread> all;
    private readonly int maximumWaiting;
    private int waiting;
    private volatile bool closing;

    public ConnectionPool(IReadOnlyList<ConnectionThread> connections, int maximumWaiting)
    {
        all = connections;
        this.maximumWaiting = maximumWaiting;
        free = Channel.CreateBounded<ConnectionThread>(connections.Count);
        foreach (var connection in connections) free.Writer.TryWrite(connection);
    }

    /// <exception cref="ClickHouseException">Too many statements wait already, or the engine is closing.</exception>
    public async ValueTask<ConnectionThread> TakeAsync(CancellationToken cancellation)
    {
        if (closing) throw Closed();
        if (free.Reader.TryRead(out var connection)) return connection;
        if (Interlocked.Increment(ref waiting) > maximumWaiting)
        {
            Interlocked.Decrement(ref waiting);
            throw new ClickHouseException($"The in-process ClickHouse is busy: {maximumWaiting} statements wait for a connection.");
        }

        try
        {
            connection = await free.Reader.ReadAsync(cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw Closed();
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }

        return connection;
    }

    public void Return(ConnectionThread connection) => free.Writer.TryWrite(connection);

    /// <summary>Waits for running statements and closes their connections; false when one was still busy after the time given.</summary>
    public async ValueTask<bool> CloseAsync(TimeSpan patience, TimeProvider clock)
    {
        closing = true;
        using var limit = new CancellationTokenSource(patience, clock);
        for (var closed = 0; closed < all.Count; closed++)
        {
            try
            {
                var connection = await free.Reader.ReadAsync(limit.Token).ConfigureAwait(false);
                connection.Dispose();
            }
            catch (OperationCanceledException)
            {
                free.Writer.TryComplete();
                return false;
            }
        }

        free.Writer.TryComplete();
        return true;
    }

    private static ClickHouseException Closed() => new("The in-process ClickHouse is closed.");
}
