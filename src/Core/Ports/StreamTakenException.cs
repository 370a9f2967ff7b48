using AuditPipeline.Core.Captures;

namespace AuditPipeline.Core.Ports;

/// <summary>Another process has taken the stream over; this one may not write to it any more.</summary>
public sealed class StreamTakenException : Exception
{
    public StreamTakenException(StreamId stream, long claim)
        : base($"stream {stream}: claim {claim} is void, another process has taken the stream over")
    {
    }

    public StreamTakenException()
    {
    }

    public StreamTakenException(string message)
        : base(message)
    {
    }

    public StreamTakenException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
