using System.Threading.Channels;

namespace AuditPipeline.Bench.Edge;

/// <summary>How a process of the benchmark takes orders: one line in, one line out, until its input ends. The input ends with the
/// process that gave it, however that dies, so none is left behind.</summary>
internal static class ChildLoop
{
    /// <param name="ready">First line out, when orders can come.</param>
    /// <param name="answer">Makes one line of one; its token ends with the input.</param>
    public static async Task RunAsync(string ready, Func<string, CancellationToken, Task<string>> answer, CancellationToken cancellation)
    {
        // Never disposed: the thread below may end it after everything else has ended.
        var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var orders = Channel.CreateUnbounded<string>();
        var reader = new Thread(() =>
        {
            while (Console.In.ReadLine() is { } line) orders.Writer.TryWrite(line);
            orders.Writer.TryComplete();
            ending.Cancel();
        })
        { IsBackground = true };
        reader.Start();
        try
        {
            await Console.Out.WriteLineAsync(ready);
            await foreach (var order in orders.Reader.ReadAllAsync(ending.Token))
                await Console.Out.WriteLineAsync(await answer(order, ending.Token));
        }
        catch (OperationCanceledException)
        {
            // Told to end.
        }
    }
}
