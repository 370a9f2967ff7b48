namespace AuditPipeline.Processor.Custody.Scrub;

/// <summary>Rests between windows, so that the scrub leaves the machine to the product.</summary>
/// <param name="rowsPerSecond">At most so many on average; 0: no rest.</param>
/// <param name="time">The clock.</param>
internal sealed class ScrubPace(long rowsPerSecond, TimeProvider time)
{
    public bool FullSpeed => rowsPerSecond == 0;

    /// <summary>Returns when further rows may be read after these.</summary>
    public ValueTask TakeAsync(long rows, CancellationToken cancellation) => FullSpeed
        ? ValueTask.CompletedTask
        : new ValueTask(Task.Delay(TimeSpan.FromSeconds((double)rows / rowsPerSecond), time, cancellation));
}
