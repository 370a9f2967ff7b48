using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Core.Tests.Redaction;

/// <summary>What policies make of whole interactions.</summary>
public sealed class RedactorPolicyTests
{
    private static readonly RedactionPolicy Numbered = Kinds.Policy(
        ("PERSON", "pseudonym"), ("EMAIL_ADDRESS", "pseudonym"), ("PHONE_NUMBER", "keep"), ("CREDIT_CARD", "hash session"));

    private static RedactedInteraction Redact(Interaction interaction, RedactionPolicy? policy = null, CallerStatement? caller = null) =>
        new Redactor(Kinds.Detectors, "test-1", new RedactionPolicies(policy ?? Numbered))
            .Redact(Samples.Envelope(caller: caller), interaction, Samples.Key);

    private static Message Says(MessageRole role, string text) => new(role, [Samples.Text(text)]);

    private static string[] Shown(IEnumerable<RedactedMessage> messages) => [.. messages.SelectMany(m => m.Parts).Select(p => p.Text.Value)];

    [Fact]
    public void Number_is_the_same_over_messages_parts_and_tool_arguments()
    {
        var redacted = Redact(Samples.Interaction() with
        {
            Input =
            [
                Says(MessageRole.System, "kim@a.nl asks"),
                new Message(MessageRole.User, [Samples.Text("jan@"), Samples.Text("a.nl and Ann")]),
                new Message(MessageRole.Tool, [new(MessagePartKind.ToolResult, "{\"to\":\"JAN\\u0040A.NL\"}", "Ann", "kim@a.nl")]),
            ],
            Output = [new Message(MessageRole.Assistant, [new(MessagePartKind.ToolCall, "{\"who\":\"Ann\",\"cc\":[\"kim@a.nl\",\"jan@a.nl\"]}", "f")])],
            ToolsOffered = ["mail_Ann"],
        });

        Shown(redacted.Input).ShouldBe(
            ["[EMAIL_ADDRESS_1] asks", "[EMAIL_ADDRESS_2]", "[EMAIL_ADDRESS_2] and [PERSON_1]", "{\"to\":\"[EMAIL_ADDRESS_2]\"}"]);
        Shown(redacted.Output).ShouldBe(["{\"who\":\"[PERSON_1]\",\"cc\":[\"[EMAIL_ADDRESS_1]\",\"[EMAIL_ADDRESS_2]\"]}"]);
        (redacted.Input[2].Parts[0].Name?.Value, redacted.Input[2].Parts[0].CallId?.Value).ShouldBe(("[PERSON_1]", "[EMAIL_ADDRESS_1]"));
        redacted.ToolsOffered.Single().Value.ShouldBe("mail_[PERSON_1]");
    }

    [Fact]
    public void Numbers_hold_over_the_turns_of_a_conversation_that_repeats_itself()
    {
        var caller = CallerStatement.Silent with { Session = "of kim@a.nl" };
        Message[] first = [Says(MessageRole.User, "I am Ann, jan@a.nl")];
        var answer = Says(MessageRole.Assistant, "Hello Ann");

        var one = Redact(Samples.Interaction() with { ResponseId = "id JAN@A.NL", Input = first, Output = [answer] }, caller: caller);
        var two = Redact(
            Samples.Interaction() with { ResponseId = "id kim@a.nl", Input = [.. first, answer, Says(MessageRole.User, "mail kim@a.nl")] }, caller: caller);

        Shown(two.Input).ShouldBe([.. Shown(one.Input), .. Shown(one.Output), "mail [EMAIL_ADDRESS_1]"]);
        (one.Session?.Value, two.Session?.Value).ShouldBe(("of [EMAIL_ADDRESS_1]", "of [EMAIL_ADDRESS_1]"));
        one.ResponseId?.Value.ShouldBe("id [EMAIL_ADDRESS_2]");
    }

    [Fact]
    public void Session_token_holds_within_the_session_and_not_beyond_it()
    {
        string Card(string? session) => Redact(
            Samples.Interaction() with { Input = [Says(MessageRole.User, Kinds.Card)] }, caller: CallerStatement.Silent with { Session = session })
            .Input[0].Parts[0].Text.Value;

        Card("s1").ShouldBe(Kinds.Token("CREDIT_CARD", Kinds.Card, "session s1"));
        Card("s2").ShouldNotBe(Card("s1"));
        Card(null).ShouldBe(Kinds.Token("CREDIT_CARD", Kinds.Card, $"interaction {Samples.Envelope().Id}"));
    }

    [Fact]
    public void Record_made_again_is_the_same()
    {
        var interaction = Samples.Interaction() with { Input = [Says(MessageRole.User, $"Ann kim@a.nl {Kinds.Card} {Kinds.Phone} jan@a.nl {Kinds.Key}")] };

        Shown(Redact(interaction).Input).ShouldBe(Shown(Redact(interaction).Input));
    }

    [Fact]
    public void Report_tells_policy_and_what_was_kept()
    {
        var redacted = Redact(Samples.Interaction() with { Input = [Says(MessageRole.User, $"{Kinds.Phone} Ann {Kinds.Phone}")] });

        redacted.Input[0].Parts[0].Text.Value.ShouldBe($"{Kinds.Phone} [PERSON_1] {Kinds.Phone}");
        redacted.Report.PolicyVersion.ShouldBe(Numbered.Version);
        redacted.Report.Counts.ShouldBe(new Dictionary<string, int> { ["PERSON"] = 1 });
        redacted.Report.Kept.ShouldBe(new Dictionary<string, int> { ["PHONE_NUMBER"] = 2 });
        redacted.Report.LowestScores.ShouldBe(new Dictionary<string, int> { ["PERSON"] = 600, ["PHONE_NUMBER"] = 750 });
    }

    [Fact]
    public void Word_of_the_leaf_keeps_nothing_whatever_the_policy()
    {
        var redacted = Redact(Samples.Interaction() with { ModelRequested = $"m-{Kinds.Phone[..8]}", ModelAnswered = $"m-{Kinds.Phone}" }, Kinds.Policy(("PHONE_NUMBER", "keep")));

        (redacted.ModelRequested, redacted.ModelAnswered).ShouldBe(("m-06123456", "[REDACTED]"));
        redacted.Report.Counts.ShouldBe(new Dictionary<string, int> { ["PHONE_NUMBER"] = 1 });
        redacted.Report.Kept.ShouldBeEmpty();
    }

    [Fact]
    public void System_has_its_own_policy()
    {
        var others = RedactionPolicy.Default(Kinds.All);
        var redactor = new Redactor(
            Kinds.Detectors, "test-1", new RedactionPolicies(others, new Dictionary<string, RedactionPolicy> { ["hr"] = Numbered }));
        var interaction = Samples.Interaction() with { Input = [Says(MessageRole.User, "Ann")] };

        var hr = redactor.Redact(Samples.Envelope(caller: CallerStatement.Silent with { System = "hr" }), interaction, Samples.Key);
        var bot = redactor.Redact(Samples.Envelope(caller: CallerStatement.Silent with { System = "bot" }), interaction, Samples.Key);

        (hr.Input[0].Parts[0].Text.Value, hr.Report.PolicyVersion).ShouldBe(("[PERSON_1]", Numbered.Version));
        (bot.Input[0].Parts[0].Text.Value, bot.Report.PolicyVersion).ShouldBe(("[PERSON]", others.Version));
    }

    [Theory]
    [InlineData(MessageRole.System, "image/png", "media:image")]
    [InlineData(MessageRole.User, "audio", "media:audio")]
    [InlineData(MessageRole.Assistant, "video/mp4", "media:video")]
    [InlineData(MessageRole.Tool, "application/pdf", "media:file")]
    [InlineData(MessageRole.Tool, "text/plain", "media:file")]
    [InlineData(MessageRole.Other, null, "media:other")]
    public void Media_is_never_clean_wherever_it_stands(MessageRole role, string? name, string word)
    {
        var media = new MessagePart(MessagePartKind.Media, "", name);
        Message[] messages = [Says(MessageRole.User, "look"), new(role, [Samples.Text("a"), Samples.Text("b"), media, Samples.Text("c"), media])];

        var asked = Redact(Samples.Interaction() with { Input = messages }).Report;
        var answered = Redact(Samples.Interaction() with { Output = messages }).Report;

        (asked.Status, answered.Status).ShouldBe((RedactionStatus.PartlyScanned, RedactionStatus.PartlyScanned));
        asked.NotScanned.ShouldBe([word]);
        asked.NotScannedPlaces.ShouldBe([new("input[1].parts[2]", word), new("input[1].parts[4]", word)]);
        answered.NotScannedPlaces.ShouldBe([new("output[1].parts[2]", word), new("output[1].parts[4]", word)]);
    }

    [Fact]
    public void Places_tell_where_a_detector_failed()
    {
        var redactor = new Redactor([new BrokenDetector("boom")], "test-1");
        var parts = new[] { Samples.Text("a"), new MessagePart(MessagePartKind.ToolResult, "boom"), Samples.Text("bo"), Samples.Text("om") };

        var report = redactor.Redact(
            Samples.Envelope(caller: CallerStatement.Silent with { Purpose = "boom" }),
            Samples.Interaction() with { Input = [new Message(MessageRole.User, parts)] }, Samples.Key).Report;

        report.NotScanned.ShouldBe(["detector:broken"]);
        report.NotScannedPlaces.Select(p => p.Place).ShouldBe(["input[0].parts[1]", "input[0].parts[2]", "input[0].parts[3]", "attributes"]);
    }

    [Fact]
    public void Places_are_bounded_and_the_status_is_not()
    {
        var parts = Enumerable.Repeat(new MessagePart(MessagePartKind.Media, "", "image"), 1000).ToArray();

        var report = Redact(Samples.Interaction() with { Input = [new Message(MessageRole.User, parts)] }).Report;

        report.NotScannedPlaces.Count.ShouldBe(RedactionReport.MostPlaces);
        report.Status.ShouldBe(RedactionStatus.PartlyScanned);
    }
}
