using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Core.Tests.Redaction;

internal static class Samples
{
    internal static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    internal static Envelope Envelope(string target = "/openai/v1/chat/completions", CallerStatement? caller = null) => new()
    {
        Id = new EnvelopeId(new Guid("0190b5c8-0000-7000-8000-000000000001")),
        Tenant = "acme",
        Number = new GatewayNumber("g1", 1),
        Origin = new EnvelopeOrigin(EnvelopeOrigin.Gateway, "1"),
        Provider = "openai",
        CapturedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Duration = TimeSpan.FromSeconds(1),
        Outcome = CaptureOutcome.Completed,
        Caller = caller ?? CallerStatement.Silent,
        Request = new RequestCapture("POST", target, [], ReadOnlyMemory<byte>.Empty, 0, false),
        Keys = [],
    };

    internal static Interaction Interaction() => new() { Decoding = new Decoding("openai-chat", 1, null), Operation = "chat" };

    internal static Message User(params MessagePart[] parts) => new(MessageRole.User, parts);

    internal static MessagePart Text(string text) => new(MessagePartKind.Text, text);
}
