using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Processor.Tests.Custody;

internal sealed class MemoryKeys : IKeyDestruction
{
    public Dictionary<string, string> Subjects { get; } = new(StringComparer.Ordinal);

    public ValueTask<string?> KekIdOfAsync(KeySubject subject, CancellationToken cancellation) => new(Subjects.GetValueOrDefault(subject.Name));

    public ValueTask<bool> DestroyAsync(KeySubject subject, string kekId, CancellationToken cancellation) =>
        new(Subjects.GetValueOrDefault(subject.Name) == kekId && Subjects.Remove(subject.Name));
}
