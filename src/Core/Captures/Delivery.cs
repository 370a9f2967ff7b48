namespace AuditPipeline.Core.Captures;

/// <summary>One entry of a stream as the queue hands it over: an envelope, or what could not be read as one.</summary>
public sealed record Delivery
{
    private Delivery(StreamId stream, long position, Envelope? envelope, RejectedEnvelope? rejected) =>
        (Stream, Position, Envelope, Rejected) = (stream, position, envelope, rejected);

    public StreamId Stream { get; }

    /// <summary>Place in the stream; grows, may have holes.</summary>
    public long Position { get; }

    public Envelope? Envelope { get; }

    public RejectedEnvelope? Rejected { get; }

    public static Delivery Of(StreamId stream, long position, Envelope envelope) => new(stream, position, envelope, null);

    public static Delivery Of(StreamId stream, long position, RejectedEnvelope rejected) => new(stream, position, null, rejected);
}
