using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Tests.Shared;

/// <summary>Openings, closings and envelopes with every field set, and small helpers to read them back.</summary>
public static class Calls
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 9, 30, 0, 123, 456, TimeSpan.Zero);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly SystemRandomness Randomness = new();

    public static CallOpening Opening(string? user = "jan.jansen@example.nl", string prompt = "Wat verdient Jan?", string? system = "hr-assistant") => new(
        EnvelopeId.New(Morning, Randomness),
        "acme",
        "openai",
        Morning,
        new CallerStatement(system, user, "session-7", "screening", new Dictionary<string, string> { ["team"] = "people & culture" }),
        new RequestCapture(
            "POST", "/v1/chat/completions?trace=kwartaal", [new("content-type", "application/json"), new("user-agent", "app/1.0")],
            Encoding.UTF8.GetBytes(prompt), WireBytes: 4_000, Truncated: true));

    public static CallClosing Closing(EnvelopeId id, string answer = "Dat mag ik niet zeggen.") => new(
        id, CaptureOutcome.Completed, null, TimeSpan.FromMilliseconds(812.5), TimeSpan.FromMilliseconds(301),
        new ResponseCapture(
            200, [new("content-type", "text/event-stream")], Encoding.UTF8.GetBytes(answer), WireBytes: 9_000, Truncated: false));

    public static Envelope Imported(long number = 1, string prompt = "Hallo") => new()
    {
        Id = EnvelopeId.New(Morning, Randomness),
        Tenant = "acme",
        Number = new GatewayNumber("im-litellm", number),
        Origin = new EnvelopeOrigin("litellm", "1.80"),
        Provider = "anthropic",
        CapturedAt = Morning,
        Duration = TimeSpan.FromSeconds(2),
        FirstByteAfter = null,
        Outcome = CaptureOutcome.UpstreamError,
        Reason = "upstream_unreachable",
        Caller = CallerStatement.Silent,
        Request = new RequestCapture("POST", "/v1/messages", [], Encoding.UTF8.GetBytes(prompt), 5, false),
        Response = null,
        Keys = [new WrappedPartKey(PartName.Body, new string('a', 32), new byte[61])],
    };

    /// <summary>Opens and closes one call; its number.</summary>
    public static async Task<GatewayNumber> RecordAsync(this IJournal journal, CallOpening opening)
    {
        var opened = await journal.OpenAsync(opening, CancellationToken.None);
        await journal.CloseAsync(Closing(opening.Id), CancellationToken.None);
        return opened.Number ?? throw new InvalidOperationException($"refused: {opened.Refusal}");
    }

    /// <summary>The first deliveries, at least as many as asked for.</summary>
    public static async Task<List<Delivery>> TakeAsync(this IEnvelopeQueue queue, int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        var taken = new List<Delivery>();
        await foreach (var list in queue.ReadAsync(patience.Token))
        {
            taken.AddRange(list);
            if (taken.Count >= count) break;
        }

        return taken;
    }

    /// <summary>All of an envelope as text: records compare their lists and bytes by reference.</summary>
    public static string Text(Envelope? envelope) => JsonSerializer.Serialize(envelope);
}
