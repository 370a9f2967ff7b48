namespace AuditPipeline.Bench.Edge;

/// <summary>A gateway process over the whole run. Memory in MB (10^6 bytes), resident.</summary>
/// <param name="Answered">Calls answered in full, warm-up included.</param>
/// <param name="Failed">Calls that were not; each may have a number or none.</param>
/// <param name="Numbered">Numbers its journal gave.</param>
/// <param name="Waiting">Closed calls that were not read from the queue in the end.</param>
internal sealed record ProcessFigures(
    string Name, double PeakMb, double EndMb, double HeapMb, double JournalMb, long Answered, long Failed, long Numbered, int Open, long Waiting)
{
    /// <summary>Every call that was answered has one number and its end, and no number has no call.</summary>
    public bool AddsUp => Numbered >= Answered && Numbered <= Answered + Failed && Open == 0 && Waiting == 0;

    public static async Task<ProcessFigures> OfAsync(BenchTarget target, CancellationToken cancellation)
    {
        var state = await target.SettledAsync(cancellation);
        return new ProcessFigures(
            target.Name, Mb(target.Process!.ResidentHighWater), Mb(target.Process.Resident), Mb(state.HeapBytes), Mb(state.JournalBytes),
            target.Calls, target.Failed, state.Accepted, state.Open, state.Waiting);
    }

    public static double Mb(long bytes) => Math.Round(bytes / 1e6, 1);
}
