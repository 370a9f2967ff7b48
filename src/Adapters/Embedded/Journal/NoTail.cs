using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>Keeps nothing: there are as many tails as may be, or no key to write one with.</summary>
internal sealed class NoTail : IAnswerTail
{
    public static NoTail Instance { get; } = new();

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
