using AuditPipeline.Core.Ports;

namespace AuditPipeline.Bench.Edge;

/// <summary>Reads the journal's queue and acknowledges, so that the journal does not grow: reading, decrypting and removing, which is
/// the least that whoever empties it must do. Sends nothing anywhere.</summary>
internal static class QueueDrain
{
    // The time a broker takes to acknowledge; what comes meanwhile is the next batch.
    private static readonly TimeSpan Acknowledgement = TimeSpan.FromMilliseconds(5);

    public static async Task RunAsync(IEnvelopeQueue queue, CancellationToken cancellation)
    {
        try
        {
            await foreach (var list in queue.ReadAsync(cancellation))
            {
                await Task.Delay(Acknowledgement, cancellation);
                await queue.AcknowledgeAsync(list[^1].Stream, list[^1].Position, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // Told to end.
        }
    }
}
