namespace AuditPipeline.Bench.Edge;

/// <summary>A gateway process over the whole run. Memory in MB (10^6 bytes), resident.</summary>
/// <param name="Answered">Calls answered in full, warm-up included.</param>
/// <param name="Failed">Calls that were not; each may have a number or none.</param>
/// <param name="Numbered">Numbers its journal gave.</param>
/// <param name="Trouble">Why its queue was no longer read; null while it was.</param>
/// <param name="Waiting">Closed calls that were not read from the queue in the end.</param>
internal sealed record ProcessFigures(
    string Name, double PeakMb, double EndMb, double HeapMb, double JournalMb, long Answered, long Failed, long Numbered, int Open, long Waiting,
    string? Trouble)
{
    /// <summary>Every call that was answered has one number and its end, and no number has no call.</summary>
    private bool AddsUp => Numbered >= Answered && Numbered <= Answered + Failed && Open == 0 && Waiting == 0;

    /// <summary>What is wrong, for the reader of the figures; null when nothing is.</summary>
    public string? Fault => Trouble is not null ? $"{Name}: the queue is no longer read: {Trouble}"
        : AddsUp ? null
        : $"{Name}: answered, numbered and closed calls do not add up";

    public static async Task<ProcessFigures> OfAsync(BenchTarget target, CancellationToken cancellation)
    {
        var state = await target.SettledAsync(cancellation);
        return new ProcessFigures(
            target.Name, Mb(target.Process!.ResidentHighWater), Mb(target.Process.Resident), Mb(state.HeapBytes), Mb(state.JournalBytes),
            target.Calls, target.Failed, state.Accepted, state.Open, state.Waiting, state.Trouble);
    }

    public static double Mb(long bytes) => Math.Round(bytes / 1e6, 1);
}
