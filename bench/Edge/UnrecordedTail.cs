using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Bench.Edge;

/// <inheritdoc cref="UnrecordedJournal"/>
internal sealed class UnrecordedTail : IAnswerTail
{
    public static UnrecordedTail Instance { get; } = new();

    public void Begin(int status, IReadOnlyList<HeaderField> headers, ReadOnlySpan<byte> bytes, TimeSpan elapsed)
    {
    }

    public void Append(ReadOnlySpan<byte> bytes, TimeSpan elapsed)
    {
    }

    public void Dispose()
    {
    }
}
