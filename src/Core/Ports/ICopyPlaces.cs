using AuditPipeline.Core.Custody;

namespace AuditPipeline.Core.Ports;

/// <summary>Copies of content outside the store that end by themselves: journals, the queue, backups.</summary>
public interface ICopyPlaces
{
    /// <summary>One line per place of this deployment: what is there of the time before, and when it is dead at the latest.</summary>
    /// <param name="approved">From when on nothing new of what was erased came there.</param>
    /// <param name="cancellation">Ends the question.</param>
    ValueTask<IReadOnlyList<ErasedPlace>> LookAsync(DateTimeOffset approved, CancellationToken cancellation);
}
