using System.Collections.Concurrent;

namespace AuditPipeline.Adapters.Embedded.InProcessClickHouse;

/// <summary>A connection with a thread of its own, since the engine's calls block for as long as a statement takes: the thread pool's
/// threads stay free.</summary>
internal sealed class ConnectionThread : IDisposable
{
    private readonly BlockingCollection<Action> work = new(boundedCapacity: 4);
    private readonly Thread thread;

    public ConnectionThread(ChdbConnection connection, string name)
    {
        Connection = connection;
        thread = new Thread(Run) { Name = name, IsBackground = true };
        thread.Start();
    }

    public ChdbConnection Connection { get; }

    /// <summary>Runs on the connection's thread; whoever holds the connection's lease runs one thing at a time.</summary>
    public Task<T> RunAsync<T>(Func<ChdbConnection, T> action)
    {
        var outcome = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Add(() =>
        {
            try
            {
                outcome.SetResult(action(Connection));
            }
            catch (OperationCanceledException cancelled)
            {
                outcome.SetCanceled(cancelled.CancellationToken);
            }
            catch (Exception failure)
            {
                outcome.SetException(failure);
            }
        });
        return outcome.Task;
    }

    /// <summary>Closes the connection and ends the thread.</summary>
    public void Dispose()
    {
        work.Add(Connection.Close);
        work.CompleteAdding();
        thread.Join();
        work.Dispose();
    }

    private void Run()
    {
        foreach (var action in work.GetConsumingEnumerable()) action();
    }
}
