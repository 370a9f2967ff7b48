using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii;
using System.Text.Json;

namespace AuditPipeline.Processor.Tests.Redact;

public sealed class CanaryTests
{
    private const string Mail = "canary.vogel@example.nl";

    private static readonly string Key = "sk-" + "proj-7GmQ2xVb9KdT4sWfL1pZ8yRc3NhJ6tEa5Uu0";

    private static readonly byte[] PseudonymKey = new byte[32];

    [Theory]
    [InlineData("replace", "[CREDIT_CARD]")]
    [InlineData("pseudonym", "[CREDIT_CARD_1]")]
    [InlineData("hash", "[CREDIT_CARD#")]
    [InlineData("mask", "****************")]
    public void Planted_values_are_gone_from_every_text(string chosen, string card)
    {
        var policy = new RedactionPolicy(
            PiiEngine.OfCatalogue.Types, RedactionOperator.Replace, PiiEngine.OfCatalogue.Types.Except(SecretKinds.All).ToDictionary(kind => kind, _ => RedactionOperator.Parse(chosen, out var _)!));

        var planted = $"mail {Mail} key {Key}.";
        var escaped = $"{{\"to\":\"{Mail.Replace("@", "\\u0040", StringComparison.Ordinal)}\",\"k\\n\":\"{Key.Replace("-", "\\u002d", StringComparison.Ordinal)}\",\"card\":4111111111111111}}";
        var half = Mail.Length / 2;
        var interaction = new Interaction
        {
            Decoding = new Decoding("openai-chat", 1, null),
            Operation = "chat",
            ModelRequested = Mail,
            ModelAnswered = Key,
            ResponseId = planted,
            FinishReasons = [Mail],
            Parameters = new RequestParameters
            {
                StopSequences = [planted], ReasoningEffort = Mail, ResponseFormat = Key, ToolChoice = Mail, ServiceTier = Key, Temperature = 0.5m,
            },
            ServiceTier = Mail,
            ServedRegion = Key,
            ServedSpeed = Mail,
            Verdicts = new ProviderVerdicts([new ProviderVerdict(planted, Mail, VerdictAction.Blocked, VerdictPlace.Input)], 1, 0),
            UnknownFields = new UnknownFields([Key], 1),
            ToolsOffered = [planted],
            Error = new InteractionError(Mail, Key, planted),
            Input =
            [
                new Message(MessageRole.System, [new(MessagePartKind.Text, planted)]),
                new Message(MessageRole.User, [new(MessagePartKind.Text, "to " + Mail[..half]), new(MessagePartKind.Text, Mail[half..] + " now")]),
                new Message(MessageRole.Tool, [new(MessagePartKind.ToolResult, escaped, planted, Mail)]),
            ],
            Output =
            [
                new Message(MessageRole.Assistant, [new(MessagePartKind.Reasoning, planted), new(MessagePartKind.ToolCall, escaped, Mail, Key)]),
                new Message(MessageRole.Assistant, [new(MessagePartKind.Refusal, planted), new(MessagePartKind.ServerToolCall, planted, planted)], 1),
            ],
        };
        var caller = new CallerStatement("crm", Mail, planted, planted, new Dictionary<string, string> { [Mail] = Key, ["password"] = "hunter22" });

        var redacted = new Redactor([PiiEngine.OfCatalogue], PiiEngine.OfCatalogue.Version, new RedactionPolicies(policy))
            .Redact(Envelope($"/v1/u/{Mail.Replace("@", "%40", StringComparison.Ordinal)}/{Key}?key={Key}", caller), interaction, PseudonymKey);

        var shown = string.Join('\n', Texts(redacted));
        foreach (var value in new[] { Mail, Key, "canary", "7GmQ2x", "vogel", "4111111111111111", "hunter22", "\\u0040", "%40" }) shown.ShouldNotContain(value);
        JsonDocument.Parse(redacted.Output[0].Parts[1].Text.Value).RootElement.GetProperty("card").GetString()!.ShouldStartWith(card);
        redacted.Report.Status.ShouldBe(RedactionStatus.Scanned);
        redacted.Report.Counts.Keys.ShouldBe(["API_KEY", "CREDIT_CARD", "EMAIL_ADDRESS", "PASSWORD"]);
    }

    private static IEnumerable<string> Texts(RedactedInteraction r)
    {
        RedactedText?[] texts =
        [
            r.ResponseId, r.ErrorCode, r.ErrorMessage, r.Target, r.Session, r.Purpose, .. r.ToolsOffered.Select(t => (RedactedText?)t),
            .. r.Tags.SelectMany(t => new RedactedText?[] { t.Key, t.Value }),
            .. r.Input.Concat(r.Output).SelectMany(m => m.Parts).SelectMany(p => new[] { p.Text, p.Name, p.CallId }),
        ];
        return texts.Select(t => t?.Value ?? "").Concat(r.FinishReasons).Concat(r.FinishReasonsNormal).Concat(r.UnknownFields.Names)
            .Concat(r.Parameters.StopSequences.Select(stop => stop.Value)).Append(r.Parameters.Plain.ToString())
            .Concat(r.Verdicts.Kept.SelectMany(verdict => new[] { verdict.Kind.Value, verdict.Severity ?? "" }))
            .Concat([r.ServiceTier ?? "", r.ServedRegion ?? "", r.ServedSpeed ?? ""])
            .Concat([r.ModelRequested ?? "", r.ModelAnswered ?? "", r.ErrorType ?? "", r.UserPseudonym ?? ""]);
    }

    private static Envelope Envelope(string target, CallerStatement caller) => new()
    {
        Id = new EnvelopeId(new Guid("0190b5c8-0000-7000-8000-000000000001")),
        Tenant = "acme",
        Number = new GatewayNumber("g1", 1),
        Origin = new EnvelopeOrigin(EnvelopeOrigin.Gateway, "1"),
        Provider = "openai",
        CapturedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Duration = TimeSpan.FromSeconds(1),
        Outcome = CaptureOutcome.Completed,
        Caller = caller,
        Request = new RequestCapture("POST", target, [], ReadOnlyMemory<byte>.Empty, 0, false),
        Keys = [],
    };
}
