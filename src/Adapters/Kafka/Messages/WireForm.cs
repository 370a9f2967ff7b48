using AuditPipeline.Adapters.Kafka.Messages.Wire;
using AuditPipeline.Core.Captures;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace AuditPipeline.Adapters.Kafka.Messages;

/// <summary>What is delivered as Protobuf (messages.proto), and back.</summary>
internal static class WireForm
{
    public static IMessage Of(Delivery delivery) => delivery switch
    {
        { Envelope: { } envelope } => Of(envelope),
        { Loss: { } loss } => Of(loss),
        { Heartbeat: { } heartbeat } => Of(heartbeat),
        _ => Of(delivery.Rejected!),
    };

    /// <exception cref="InvalidProtocolBufferException">Not Protobuf of this kind.</exception>
    /// <exception cref="InvalidDataException">A field is missing or out of its range.</exception>
    public static Delivery Read(MessageKind kind, StreamId stream, long position, ReadOnlySpan<byte> bytes) => kind switch
    {
        MessageKind.Envelope => Delivery.Of(stream, position, Read(EnvelopeMessage.Parser.ParseFrom(bytes))),
        MessageKind.Loss => Delivery.Of(stream, position, Read(LossMessage.Parser.ParseFrom(bytes))),
        MessageKind.Heartbeat => Delivery.Of(stream, position, Read(HeartbeatMessage.Parser.ParseFrom(bytes))),
        _ => Delivery.Of(stream, position, Read(RejectMessage.Parser.ParseFrom(bytes))),
    };

    private static EnvelopeMessage Of(Envelope envelope)
    {
        var message = new EnvelopeMessage
        {
            Id = Bytes(envelope.Id), Tenant = envelope.Tenant, Instance = envelope.Number.Instance, Number = envelope.Number.Value,
            Source = envelope.Origin.Source, SourceVersion = envelope.Origin.Version, Provider = envelope.Provider,
            CapturedAt = envelope.CapturedAt.UtcTicks, Duration = envelope.Duration.Ticks, Outcome = (int)envelope.Outcome,
            Caller = Of(envelope.Caller), Request = Of(envelope.Request),
        };
        if (envelope.FirstByteAfter is { } first) message.FirstByteAfter = first.Ticks;
        if (envelope.Reason is { } reason) message.Reason = reason;
        if (envelope.Response is { } response) message.Response = Of(response);
        foreach (var key in envelope.Keys)
            message.Keys.Add(new WrappedKeyMessage { Part = key.Part, KekId = key.KekId, Wrapped = Bytes(key.Wrapped) });
        return message;
    }

    private static CallerMessage Of(CallerStatement caller)
    {
        var message = new CallerMessage();
        if (caller.System is { } system) message.System = system;
        if (caller.User is { } user) message.User = user;
        if (caller.Session is { } session) message.Session = session;
        if (caller.Purpose is { } purpose) message.Purpose = purpose;
        foreach (var (name, value) in caller.Tags) message.Tags.Add(new FieldMessage { Name = name, Value = value });
        return message;
    }

    private static RequestMessage Of(RequestCapture request)
    {
        var message = new RequestMessage
        {
            Method = request.Method, Target = request.Target, Body = Bytes(request.Body), WireBytes = request.WireBytes,
            Truncated = request.Truncated,
        };
        Add(message.Headers, request.Headers);
        return message;
    }

    private static ResponseMessage Of(ResponseCapture response)
    {
        var message = new ResponseMessage
        {
            Status = response.Status, Body = Bytes(response.Body), WireBytes = response.WireBytes, Truncated = response.Truncated,
        };
        Add(message.Headers, response.Headers);
        return message;
    }

    private static LossMessage Of(NumberedLoss numbered)
    {
        var loss = numbered.Loss;
        var message = new LossMessage
        {
            Id = Bytes(loss.Id), Tenant = loss.Tenant, Provider = loss.Provider, Cause = (int)loss.Cause, From = loss.From.UtcTicks,
            To = loss.To.UtcTicks, Count = loss.Count, Instance = numbered.First.Instance, First = numbered.First.Value,
        };
        if (loss.System is { } system) message.System = system;
        return message;
    }

    private static HeartbeatMessage Of(Heartbeat heartbeat)
    {
        var message = new HeartbeatMessage
        {
            Id = Bytes(heartbeat.Id), At = heartbeat.At.UtcTicks, Instance = heartbeat.Accepted.Instance, Accepted = heartbeat.Accepted.Value,
            OpenCount = heartbeat.OpenCount,
        };
        message.Open.AddRange(heartbeat.Open);
        return message;
    }

    private static RejectMessage Of(RejectedEnvelope reject)
    {
        var message = new RejectMessage
        {
            Id = Bytes(reject.Id), FoundAt = reject.FoundAt.UtcTicks, Sha256 = Bytes(reject.Sha256), Reason = reject.Reason,
        };
        if (reject.Number is { } number) (message.Instance, message.Number) = (number.Instance, number.Value);
        return message;
    }

    private static Envelope Read(EnvelopeMessage message)
    {
        if (message.Caller is null || message.Request is null) throw Broken("a part is missing");
        return new Envelope
        {
            Id = Id(message.Id), Tenant = message.Tenant, Number = new GatewayNumber(message.Instance, message.Number),
            Origin = new EnvelopeOrigin(message.Source, message.SourceVersion), Provider = message.Provider,
            CapturedAt = Time(message.CapturedAt), Duration = new TimeSpan(message.Duration),
            FirstByteAfter = message.HasFirstByteAfter ? new TimeSpan(message.FirstByteAfter) : null,
            Outcome = Known((CaptureOutcome)message.Outcome), Reason = message.HasReason ? message.Reason : null,
            Caller = Read(message.Caller), Request = Read(message.Request),
            Response = message.Response is { } response ? Read(response) : null,
            Keys = [.. message.Keys.Select(key => new WrappedPartKey(key.Part, key.KekId, key.Wrapped.Memory))],
        };
    }

    private static CallerStatement Read(CallerMessage message)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in message.Tags)
            if (!tags.TryAdd(tag.Name, tag.Value)) throw Broken("a tag stands twice");
        return new CallerStatement(
            message.HasSystem ? message.System : null, message.HasUser ? message.User : null, message.HasSession ? message.Session : null,
            message.HasPurpose ? message.Purpose : null, tags);
    }

    private static RequestCapture Read(RequestMessage message) => new(
        message.Method, message.Target, Read(message.Headers), message.Body.Memory, message.WireBytes, message.Truncated);

    private static ResponseCapture Read(ResponseMessage message) => new(
        message.Status, Read(message.Headers), message.Body.Memory, message.WireBytes, message.Truncated);

    private static NumberedLoss Read(LossMessage message)
    {
        if (message.Count < 1) throw Broken("a loss of none");
        return new NumberedLoss(
            new CaptureLoss(
                Id(message.Id), message.Tenant, message.Provider, message.HasSystem ? message.System : null,
                Known((LossCause)message.Cause), Time(message.From), Time(message.To), message.Count),
            new GatewayNumber(message.Instance, message.First));
    }

    private static Heartbeat Read(HeartbeatMessage message)
    {
        if (message.Open.Count > Heartbeat.MostOpen) throw Broken("more open numbers than a heartbeat holds");
        return new Heartbeat(
            Id(message.Id), Time(message.At), new GatewayNumber(message.Instance, message.Accepted), [.. message.Open], message.OpenCount);
    }

    private static RejectedEnvelope Read(RejectMessage message)
    {
        if (message.HasInstance != message.HasNumber || message.Sha256.Length != 32) throw Broken("an incomplete reject");
        return new RejectedEnvelope(
            Id(message.Id), message.HasNumber ? new GatewayNumber(message.Instance, message.Number) : null, Time(message.FoundAt),
            message.Sha256.Memory, message.Reason);
    }

    private static List<HeaderField> Read(RepeatedField<FieldMessage> fields) =>
        [.. fields.Select(field => new HeaderField(field.Name, field.Value))];

    private static void Add(RepeatedField<FieldMessage> to, IReadOnlyList<HeaderField> headers)
    {
        foreach (var header in headers) to.Add(new FieldMessage { Name = header.Name, Value = header.Value });
    }

    // The bytes belong to the capture, which nobody changes: no copy.
    private static ByteString Bytes(ReadOnlyMemory<byte> bytes) => UnsafeByteOperations.UnsafeWrap(bytes);

    private static ByteString Bytes(EnvelopeId id) => UnsafeByteOperations.UnsafeWrap(id.Value.ToByteArray(bigEndian: true));

    private static EnvelopeId Id(ByteString bytes) =>
        bytes.Length == 16 ? new EnvelopeId(new Guid(bytes.Span, bigEndian: true)) : throw Broken("an id of another length");

    private static DateTimeOffset Time(long ticks) =>
        ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero) : throw Broken("a time out of range");

    private static T Known<T>(T value)
        where T : struct, Enum => Enum.IsDefined(value) ? value : throw Broken("an unknown word");

    private static InvalidDataException Broken(string what) => new($"the message holds {what}");
}
