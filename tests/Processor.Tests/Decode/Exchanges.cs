using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;

namespace AuditPipeline.Processor.Tests.Decode;

/// <summary>Makes envelopes around the bytes that matter to a test.</summary>
internal static class Exchanges
{
    public static Envelope Of(
        string target, byte[] request, byte[]? answer, int status = 200, string contentType = "application/json",
        CaptureOutcome outcome = CaptureOutcome.Completed, string method = "POST", bool answerTruncated = false) => new()
    {
        Id = new EnvelopeId(new Guid("0197a3c0-0000-7000-8000-000000000001")),
        Tenant = "tests",
        Number = new GatewayNumber("tests", 1),
        Origin = new EnvelopeOrigin(EnvelopeOrigin.Gateway, "1"),
        Provider = "tests",
        CapturedAt = new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero),
        Duration = TimeSpan.FromSeconds(1),
        Outcome = outcome,
        Caller = CallerStatement.Silent,
        Request = new RequestCapture(method, target, [], request, request.Length, Truncated: false),
        Response = answer is null
            ? null
            : new ResponseCapture(status, [new HeaderField("content-type", contentType)], answer, answer.Length, answerTruncated),
        Keys = [],
    };

    public static Interaction Decoded(string target, string request, string? answer, int status = 200, string contentType = "application/json") =>
        Processor.Decode.Decoder.Decode(Of(
            target, Encoding.UTF8.GetBytes(request), answer is null ? null : Encoding.UTF8.GetBytes(answer), status, contentType));

    /// <summary>Text of the output parts of one kind.</summary>
    public static string Told(this Interaction interaction, MessagePartKind kind) =>
        string.Concat(interaction.Output.SelectMany(message => message.Parts).Where(part => part.Kind == kind).Select(part => part.Text));

    public static IReadOnlyList<MessagePart> Parts(this Interaction interaction, MessagePartKind kind) =>
        [.. interaction.Output.SelectMany(message => message.Parts).Where(part => part.Kind == kind)];
}
