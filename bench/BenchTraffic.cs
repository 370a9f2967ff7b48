using System.Globalization;
using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Bench;

/// <summary>Calls of about 2.5 KB together: English and Dutch chat with an answer, one in three streamed, one in four with personal data.</summary>
internal static class BenchTraffic
{
    private static readonly string[] Sentences =
    [
        "The supplier delivers within thirty days after the order and informs the customer of any delay in writing.",
        "De leverancier levert binnen dertig dagen na de bestelling en meldt vertraging schriftelijk aan de klant.",
        "Please summarise the attached notes in five points and mention open questions at the end.",
        "Vat de bijgevoegde aantekeningen samen in vijf punten en noem aan het einde de open vragen.",
        "Write a short and friendly reply that explains the next step and when the customer will hear from us.",
    ];

    public static (CallOpening Opening, CallClosing Closing) Call(int i, DateTimeOffset at, IRandomness randomness)
    {
        var id = EnvelopeId.New(at, randomness);
        var system = (i % 4) switch { 0 => "hr-screening", 1 => "support-bot", 2 => "contract-review", _ => "code-assistant" };
        var caller = new CallerStatement(
            system, string.Create(CultureInfo.InvariantCulture, $"user{i % 200:D3}"), string.Create(CultureInfo.InvariantCulture, $"s-{i / 8}"), null,
            new Dictionary<string, string>());
        var stream = i % 3 == 0;
        var request = Encoding.UTF8.GetBytes(Request(i, stream));
        var answer = Encoding.UTF8.GetBytes(stream ? Stream(i) : Answer(i));
        var opening = new CallOpening(
            id, "default", "openai", at, caller,
            new RequestCapture("POST", "/v1/chat/completions", [new("content-type", "application/json")], request, request.Length, false));
        var closing = new CallClosing(
            id, CaptureOutcome.Completed, null, TimeSpan.FromMilliseconds(400 + i % 300), TimeSpan.FromMilliseconds(90),
            new ResponseCapture(
                200, [new("content-type", stream ? "text/event-stream" : "application/json")], answer, answer.Length, false));
        return (opening, closing);
    }

    private static string Request(int i, bool stream)
    {
        var text = new StringBuilder();
        for (var s = 0; s < 11; s++) text.Append(Sentences[(i + s) % Sentences.Length]).Append(' ');
        if (i % 4 == 0) text.Append(CultureInfo.InvariantCulture, $"Contact: jan.{i}@example.org, NL91ABNA0417164300, +31 6 1234{i % 10000:D4}.");
        var end = stream ? ",\"stream\":true,\"stream_options\":{\"include_usage\":true}" : "";
        return $"{{\"model\":\"gpt-4o-mini\",\"messages\":[{{\"role\":\"system\",\"content\":\"You answer briefly.\"}},{{\"role\":\"user\",\"content\":\"{text}\"}}],\"temperature\":0.2{end}}}";
    }

    private static string Answer(int i)
    {
        var text = string.Join(' ', Enumerable.Range(0, 6).Select(s => Sentences[(i + s) % Sentences.Length]));
        return $"{{\"id\":\"chatcmpl-{i}\",\"object\":\"chat.completion\",\"created\":1767225600,\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{{\"index\":0,\"message\":{{\"role\":\"assistant\",\"content\":\"{text}\"}},\"finish_reason\":\"stop\"}}],\"usage\":{Usage}}}";
    }

    private static string Stream(int i)
    {
        var events = new StringBuilder();
        foreach (var word in Sentences[i % Sentences.Length].Split(' ').Take(8))
            events.Append(CultureInfo.InvariantCulture, $"data: {{\"id\":\"chatcmpl-{i}\",\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{{\"index\":0,\"delta\":{{\"content\":\"{word} \"}}}}]}}\n\n");
        events.Append(CultureInfo.InvariantCulture, $"data: {{\"id\":\"chatcmpl-{i}\",\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{{\"index\":0,\"delta\":{{}},\"finish_reason\":\"stop\"}}]}}\n\n");
        events.Append(CultureInfo.InvariantCulture, $"data: {{\"id\":\"chatcmpl-{i}\",\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[],\"usage\":{Usage}}}\n\ndata: [DONE]\n\n");
        return events.ToString();
    }

    private const string Usage = "{\"prompt_tokens\":412,\"completion_tokens\":118,\"total_tokens\":530,\"prompt_tokens_details\":{\"cached_tokens\":128}}";
}
