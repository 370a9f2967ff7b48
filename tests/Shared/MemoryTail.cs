using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Tests.Shared;

/// <summary>The tail of one answer in memory.</summary>
public sealed class MemoryTail : IAnswerTail
{
    private readonly MemoryStream _body = new();

    public int? Status { get; private set; }

    public bool Ended { get; private set; }

    public byte[] Body
    {
        get { lock (_body) return _body.ToArray(); }
    }

    public void Begin(int status, IReadOnlyList<HeaderField> headers, ReadOnlySpan<byte> bytes, TimeSpan elapsed)
    {
        Status = status;
        Append(bytes, elapsed);
    }

    public void Append(ReadOnlySpan<byte> bytes, TimeSpan elapsed)
    {
        lock (_body) _body.Write(bytes);
    }

    public void Dispose() => Ended = true;
}
