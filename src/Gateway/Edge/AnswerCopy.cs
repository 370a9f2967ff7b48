using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Gateway.Tap;

namespace AuditPipeline.Gateway.Edge;

/// <summary>What was kept of an answer while it passed. The tail, which outlives the process, may be given while it passes: it then gets what
/// has passed until now first. One passes the answer on; another may give the tail.</summary>
internal sealed class AnswerCopy(int status, IReadOnlyList<HeaderField> headers, string? contentEncoding, CaptureBuffer bytes)
{
    private readonly Lock _gate = new();
    private IAnswerTail? _tail;
    private bool _begun;
    private ReadOnlyMemory<byte> _passing;

    public int Status { get; } = status;

    public IReadOnlyList<HeaderField> Headers { get; } = headers;

    public string? ContentEncoding { get; } = contentEncoding;

    public CaptureBuffer Bytes { get; } = bytes;

    /// <summary>What the next start finds should this process die before the end is written; null when nothing is kept.</summary>
    public IAnswerTail? Tail
    {
        get { lock (_gate) return _tail; }
    }

    public TimeSpan? FirstByteAfter { get; set; }

    /// <summary>From now on what passes is kept for the next start, after what has passed.</summary>
    public void Keep(IAnswerTail tail, TimeSpan elapsed)
    {
        lock (_gate)
        {
            if (!_begun)
            {
                _tail = tail;
                return;
            }

            tail.Begin(Status, Headers, [], elapsed);
            foreach (var part in Bytes.Parts) tail.Append(part.Span, elapsed);
            if (!_passing.IsEmpty) tail.Append(_passing.Span, elapsed);
            _tail = tail;
        }
    }

    /// <summary>These bytes are about to pass, the first ones with the head: what the next start is to find is written before the caller
    /// has them.</summary>
    /// <param name="elapsed">Since the call began.</param>
    public void Passing(ReadOnlyMemory<byte> bytes, TimeSpan elapsed)
    {
        lock (_gate)
        {
            if (_begun) _tail?.Append(bytes.Span, elapsed);
            else _tail?.Begin(Status, Headers, bytes.Span, elapsed);
            (_begun, _passing) = (true, bytes);
        }
    }

    /// <summary>Nothing passes any more; bytes that did not reach the caller are no part of the record.</summary>
    public void End()
    {
        lock (_gate) _passing = default;
    }

    /// <summary>They have passed.</summary>
    public void Passed()
    {
        lock (_gate)
        {
            Bytes.Append(_passing.Span);
            _passing = default;
        }
    }
}
