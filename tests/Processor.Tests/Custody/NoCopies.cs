using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Tests.Custody;

internal sealed class NoCopies : ICopyPlaces
{
    public ValueTask<IReadOnlyList<ErasedPlace>> LookAsync(DateTimeOffset approved, CancellationToken cancellation) => new([]);
}
