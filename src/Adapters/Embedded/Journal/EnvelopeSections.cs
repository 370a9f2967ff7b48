using AuditPipeline.Core.Captures;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>The plain bytes of a journal's sections. Version 1; the order of fields is frozen.</summary>
internal static class EnvelopeSections
{
    private const byte Version = 1;

    public static void WriteOpening(SectionWriter to, CallOpening opening, IReadOnlyList<WrappedPartKey> keys)
    {
        to.Byte(Version);
        WriteOpeningFields(
            to, opening.Tenant, opening.Provider, opening.CapturedAt, opening.Caller, opening.Request, keys);
    }

    public static void WriteClosing(SectionWriter to, CallClosing closing)
    {
        to.Byte(Version);
        WriteClosingFields(
            to, closing.Outcome, closing.Reason, closing.Duration, closing.FirstByteAfter, closing.Response);
    }

    public static void WriteCall(SectionWriter to, CallOpening opening, IReadOnlyList<WrappedPartKey> keys, CallClosing closing)
    {
        to.Byte(Version);
        WriteOpeningFields(to, opening.Tenant, opening.Provider, opening.CapturedAt, opening.Caller, opening.Request, keys);
        WriteClosingFields(to, closing.Outcome, closing.Reason, closing.Duration, closing.FirstByteAfter, closing.Response);
    }

    public static void WriteImport(SectionWriter to, Envelope envelope)
    {
        to.Byte(Version);
        to.Text(envelope.Number.Instance);
        to.Int64(envelope.Number.Value);
        to.Text(envelope.Origin.Source);
        to.Text(envelope.Origin.Version);
        WriteOpeningFields(
            to, envelope.Tenant, envelope.Provider, envelope.CapturedAt, envelope.Caller, envelope.Request, envelope.Keys);
        WriteClosingFields(
            to, envelope.Outcome, envelope.Reason, envelope.Duration, envelope.FirstByteAfter, envelope.Response);
    }

    public static void WriteLoss(SectionWriter to, CaptureLoss loss)
    {
        to.Byte(Version);
        to.Text(loss.Tenant);
        to.Text(loss.Provider);
        to.OptionalText(loss.System);
        to.Byte((byte)loss.Cause);
        to.Int64(loss.From.UtcTicks);
        to.Int64(loss.To.UtcTicks);
        to.Int64(loss.Count);
    }

    /// <exception cref="InvalidDataException">The section does not have the written form.</exception>
    public static CaptureLoss ReadLoss(EnvelopeId id, ReadOnlyMemory<byte> section)
    {
        var from = Begin(section);
        var loss = new CaptureLoss(
            id, from.Text(), from.Text(), from.OptionalText(), ReadCause(from), ReadTime(from), ReadTime(from), from.Int64());
        from.End();
        return loss.Count > 0 ? loss : throw SectionReader.Broken();
    }

    /// <exception cref="InvalidDataException">A section does not have the written form.</exception>
    public static Envelope ReadCall(
        EnvelopeId id, GatewayNumber number, EnvelopeOrigin origin, ReadOnlyMemory<byte> opening, ReadOnlyMemory<byte> closing)
    {
        var first = Begin(opening);
        var last = Begin(closing);
        var envelope = Read(id, number, origin, first, last);
        first.End();
        last.End();
        return envelope;
    }

    /// <exception cref="InvalidDataException">The section does not have the written form.</exception>
    public static Envelope ReadCall(EnvelopeId id, GatewayNumber number, EnvelopeOrigin origin, ReadOnlyMemory<byte> section)
    {
        var from = Begin(section);
        var envelope = Read(id, number, origin, from, from);
        from.End();
        return envelope;
    }

    /// <exception cref="InvalidDataException">The section does not have the written form.</exception>
    public static Envelope ReadImport(EnvelopeId id, ReadOnlyMemory<byte> section)
    {
        var from = Begin(section);
        var number = new GatewayNumber(from.Text(), from.Int64());
        var origin = new EnvelopeOrigin(from.Text(), from.Text());
        var envelope = Read(id, number, origin, from, from);
        from.End();
        return envelope;
    }

    private static SectionReader Begin(ReadOnlyMemory<byte> section)
    {
        var from = new SectionReader(section);
        return from.Byte() == Version ? from : throw SectionReader.Broken();
    }

    private static void WriteOpeningFields(
        SectionWriter to, string tenant, string provider, DateTimeOffset capturedAt, CallerStatement caller,
        RequestCapture request, IReadOnlyList<WrappedPartKey> keys)
    {
        to.Text(tenant);
        to.Text(provider);
        to.Int64(capturedAt.UtcTicks);
        to.OptionalText(caller.System);
        to.OptionalText(caller.User);
        to.OptionalText(caller.Session);
        to.OptionalText(caller.Purpose);
        to.Int32(caller.Tags.Count);
        foreach (var (name, value) in caller.Tags)
        {
            to.Text(name);
            to.Text(value);
        }

        to.Int32(keys.Count);
        foreach (var key in keys)
        {
            to.Text(key.Part);
            to.Text(key.KekId);
            to.Bytes(key.Wrapped.Span);
        }

        to.Text(request.Method);
        to.Text(request.Target);
        WriteBody(to, request.Headers, request.Body, request.WireBytes, request.Truncated);
    }

    private static void WriteClosingFields(
        SectionWriter to, CaptureOutcome outcome, string? reason, TimeSpan duration, TimeSpan? firstByteAfter,
        ResponseCapture? response)
    {
        to.Byte((byte)outcome);
        to.OptionalText(reason);
        to.Int64(duration.Ticks);
        to.Flag(firstByteAfter is not null);
        if (firstByteAfter is { } after) to.Int64(after.Ticks);
        to.Flag(response is not null);
        if (response is null) return;

        to.Int32(response.Status);
        WriteBody(to, response.Headers, response.Body, response.WireBytes, response.Truncated);
    }

    private static void WriteBody(
        SectionWriter to, IReadOnlyList<HeaderField> headers, ReadOnlyMemory<byte> body, long wireBytes, bool truncated)
    {
        to.Int32(headers.Count);
        foreach (var header in headers)
        {
            to.Text(header.Name);
            to.Text(header.Value);
        }

        to.Int64(wireBytes);
        to.Flag(truncated);
        to.Bytes(body.Span);
    }

    private static Envelope Read(
        EnvelopeId id, GatewayNumber number, EnvelopeOrigin origin, SectionReader opening, SectionReader closing) => new()
    {
        // The order of these lines is the order of the bytes.
        Id = id,
        Number = number,
        Origin = origin,
        Tenant = opening.Text(),
        Provider = opening.Text(),
        CapturedAt = ReadTime(opening),
        Caller = ReadCaller(opening),
        Keys = ReadKeys(opening),
        Request = ReadRequest(opening),
        Outcome = ReadOutcome(closing),
        Reason = closing.OptionalText(),
        Duration = new TimeSpan(closing.Int64()),
        FirstByteAfter = closing.Flag() ? new TimeSpan(closing.Int64()) : null,
        Response = closing.Flag() ? ReadResponse(closing) : null,
    };

    private static DateTimeOffset ReadTime(SectionReader from)
    {
        var ticks = from.Int64();
        if (ticks < 0 || ticks > DateTimeOffset.MaxValue.UtcTicks) throw SectionReader.Broken();
        return new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private static CallerStatement ReadCaller(SectionReader from) => new(
        from.OptionalText(), from.OptionalText(), from.OptionalText(), from.OptionalText(), ReadTags(from));

    private static Dictionary<string, string> ReadTags(SectionReader from)
    {
        var count = from.Count();
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
            if (!tags.TryAdd(from.Text(), from.Text())) throw SectionReader.Broken();
        return tags;
    }

    private static List<WrappedPartKey> ReadKeys(SectionReader from)
    {
        var count = from.Count();
        var keys = new List<WrappedPartKey>();
        for (var i = 0; i < count; i++) keys.Add(new WrappedPartKey(from.Text(), from.Text(), from.Bytes()));
        return keys;
    }

    private static RequestCapture ReadRequest(SectionReader from)
    {
        var method = from.Text();
        var target = from.Text();
        var headers = ReadHeaders(from);
        var wireBytes = from.Int64();
        var truncated = from.Flag();
        return new RequestCapture(method, target, headers, from.Bytes(), wireBytes, truncated);
    }

    private static ResponseCapture ReadResponse(SectionReader from)
    {
        var status = from.Int32();
        var headers = ReadHeaders(from);
        var wireBytes = from.Int64();
        var truncated = from.Flag();
        return new ResponseCapture(status, headers, from.Bytes(), wireBytes, truncated);
    }

    private static List<HeaderField> ReadHeaders(SectionReader from)
    {
        var count = from.Count();
        var headers = new List<HeaderField>();
        for (var i = 0; i < count; i++) headers.Add(new HeaderField(from.Text(), from.Text()));
        return headers;
    }

    private static LossCause ReadCause(SectionReader from)
    {
        var cause = (LossCause)from.Byte();
        return Enum.IsDefined(cause) ? cause : throw SectionReader.Broken();
    }

    private static CaptureOutcome ReadOutcome(SectionReader from)
    {
        var outcome = (CaptureOutcome)from.Byte();
        return Enum.IsDefined(outcome) ? outcome : throw SectionReader.Broken();
    }
}
