namespace AuditPipeline.Core.Captures;

/// <summary>One entry of a stream as the queue hands it over: an envelope, a capture loss, a heartbeat, or what could not be read as
/// one of them. Exactly one of the four is there.</summary>
public sealed record Delivery
{
    private Delivery(StreamId stream, long position) => (Stream, Position) = (stream, position);

    public StreamId Stream { get; }

    /// <summary>Place in the stream; grows, may have holes.</summary>
    public long Position { get; }

    public Envelope? Envelope { get; private init; }

    public NumberedLoss? Loss { get; private init; }

    public Heartbeat? Heartbeat { get; private init; }

    public RejectedEnvelope? Rejected { get; private init; }

    /// <summary>Id of whatever it is.</summary>
    public EnvelopeId Id => Envelope?.Id ?? Loss?.Loss.Id ?? Heartbeat?.Id ?? Rejected!.Id;

    public static Delivery Of(StreamId stream, long position, Envelope envelope) => new(stream, position) { Envelope = envelope };

    public static Delivery Of(StreamId stream, long position, NumberedLoss loss) => new(stream, position) { Loss = loss };

    public static Delivery Of(StreamId stream, long position, Heartbeat heartbeat) => new(stream, position) { Heartbeat = heartbeat };

    public static Delivery Of(StreamId stream, long position, RejectedEnvelope rejected) => new(stream, position) { Rejected = rejected };
}
