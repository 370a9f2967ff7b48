using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Core.Tests.Redaction;

public sealed class RedactorTests
{
    private static readonly Redactor Redactor = new([new WordDetector("CANARY", "SECRET", 0.75), new BrokenDetector("boom")], "test-1");

    private static RedactedInteraction Redact(Interaction interaction, Envelope? envelope = null) =>
        Redactor.Redact(envelope ?? Samples.Envelope(), interaction, Samples.Key);

    [Fact]
    public void Kinds_are_counted_with_their_lowest_score()
    {
        var redacted = Redact(Samples.Interaction() with { Input = [Samples.User(Samples.Text("CANARY and CANARY"))] });

        redacted.Input[0].Parts[0].Text.Value.ShouldBe("[SECRET] and [SECRET]");
        redacted.Report.Status.ShouldBe(RedactionStatus.Scanned);
        redacted.Report.DetectorVersion.ShouldBe("test-1");
        redacted.Report.Counts.ShouldBe(new Dictionary<string, int> { ["SECRET"] = 2 });
        redacted.Report.LowestScores.ShouldBe(new Dictionary<string, int> { ["SECRET"] = 750 });
        redacted.Report.NotScanned.ShouldBeEmpty();
    }

    [Fact]
    public void User_becomes_half_an_hmac()
    {
        var caller = CallerStatement.Silent with { User = "jan" };

        var redacted = Redact(Samples.Interaction(), Samples.Envelope(caller: caller));

        redacted.UserPseudonym.ShouldBe(Convert.ToHexStringLower(HMACSHA256.HashData(Samples.Key, Encoding.UTF8.GetBytes("jan")))[..32]);
        Redact(Samples.Interaction()).UserPseudonym.ShouldBeNull();
    }

    [Fact]
    public void Short_pseudonym_key_is_refused()
    {
        Should.Throw<ArgumentException>(() => Redactor.Redact(Samples.Envelope(), Samples.Interaction(), new byte[15]));
    }

    [Theory]
    [InlineData("/v1/users/CANARY/x?key=secret#f", "POST /v1/users/[SECRET]/x")]
    [InlineData("https://me:secret@api.example.com/v1/x?q", "POST /v1/x")]
    [InlineData("https://me:secret@api.example.com", "POST /")]
    public void Target_is_shown_without_query_host_and_credentials(string target, string expected)
    {
        Redact(Samples.Interaction(), Samples.Envelope(target)).Target.Value.ShouldBe(expected);
    }

    [Theory]
    [InlineData("gpt-4o-2024-08-06", "gpt-4o-2024-08-06")]
    [InlineData("a model of mine", "[REDACTED]")]
    [InlineData("x-CANARY", "[REDACTED]")]
    [InlineData(null, null)]
    public void Words_are_plain_or_gone(string? word, string? expected)
    {
        var redacted = Redact(Samples.Interaction() with
        {
            ModelRequested = word,
            ModelAnswered = word,
            FinishReasons = word is null ? [] : [word],
            Error = new InteractionError(word, null, null),
        });

        redacted.ModelRequested.ShouldBe(expected);
        redacted.ModelAnswered.ShouldBe(expected);
        redacted.FinishReasons.ShouldBe(expected is null ? [] : [expected]);
        redacted.ErrorType.ShouldBe(expected);
    }

    [Fact]
    public void What_a_caller_or_customer_worded_beside_the_text_is_redacted()
    {
        var redacted = Redact(Samples.Interaction() with
        {
            FinishReasons = ["SAFETY", ""],
            Parameters = new RequestParameters { Temperature = 0.5m, StopSequences = ["END CANARY"], ToolChoice = "auto", ResponseFormat = "x-CANARY" },
            ServiceTier = "priority",
            ServedRegion = "somewhere near",
            Verdicts = new ProviderVerdicts([new("About CANARY", "HIGH", VerdictAction.Blocked, VerdictPlace.Output)], 3, 2),
            UnknownFields = new UnknownFields(["aura", "x-CANARY"], 5),
            Notifications = 4,
        });

        redacted.FinishReasonsNormal.ShouldBe(["content_filter", ""]);
        redacted.Parameters.Plain.ShouldBe(new RequestParameters { Temperature = 0.5m, ToolChoice = "auto", ResponseFormat = "[REDACTED]" });
        redacted.Parameters.StopSequences.Select(stop => stop.Value).ShouldBe(["END [SECRET]"]);
        (redacted.ServiceTier, redacted.ServedRegion, redacted.ServedSpeed).ShouldBe(("priority", "[REDACTED]", null));
        var verdict = redacted.Verdicts.Kept.Single();
        (verdict.Kind.Value, verdict.Severity, verdict.Action, verdict.Place).ShouldBe(
            ("About [SECRET]", "HIGH", VerdictAction.Blocked, VerdictPlace.Output));
        (redacted.Verdicts.Passed, redacted.Verdicts.Beyond, redacted.Notifications).ShouldBe((3, 2, 4));
        redacted.UnknownFields.Names.ShouldBe(["aura", "[REDACTED]"]);
        redacted.UnknownFields.Count.ShouldBe(5);
    }

    [Fact]
    public void Undecoded_exchange_never_looks_scanned()
    {
        var redacted = Redact(Samples.Interaction() with { Decoding = Decoding.Undecoded("unknown_path") });

        redacted.Report.Status.ShouldBe(RedactionStatus.NotScanned);
        redacted.Report.NotScanned.ShouldBe(["undecoded"]);
    }

    [Fact]
    public void Exchange_understood_in_part_is_scanned_in_part()
    {
        var redacted = Redact(Samples.Interaction() with { Decoding = new Decoding("openai-chat", 1, "truncated") });

        redacted.Report.Status.ShouldBe(RedactionStatus.PartlyScanned);
        redacted.Report.NotScanned.ShouldBe(["undecoded"]);
    }

    [Fact]
    public void Media_is_told_as_not_scanned_by_its_kind_alone()
    {
        var redacted = Redact(Samples.Interaction() with
        {
            Input = [Samples.User(Samples.Text("look"), new(MessagePartKind.Media, "", "image/png"), new(MessagePartKind.Media, "", "jan jansen"))],
        });

        redacted.Report.Status.ShouldBe(RedactionStatus.PartlyScanned);
        redacted.Report.NotScanned.ShouldBe(["media:image", "media:other"]);
    }

    [Fact]
    public void Failed_detector_hides_only_the_text_it_failed_on_and_is_reported()
    {
        var redacted = Redact(Samples.Interaction() with { Input = [Samples.User(Samples.Text("boom")), Samples.User(Samples.Text("CANARY"))] });

        redacted.Input[0].Parts[0].Text.Value.ShouldBe("[NOT SCANNED]");
        redacted.Input[1].Parts[0].Text.Value.ShouldBe("[SECRET]");
        redacted.Report.Status.ShouldBe(RedactionStatus.PartlyScanned);
        redacted.Report.NotScanned.ShouldBe(["detector:broken"]);
    }

    [Fact]
    public void Detector_that_fails_on_everything_leaves_nothing_scanned()
    {
        var broken = new Redactor([new BrokenDetector("")], "test-1");

        var redacted = broken.Redact(Samples.Envelope(), Samples.Interaction(), Samples.Key);

        redacted.Target.Value.ShouldBe("[NOT SCANNED]");
        redacted.Report.Status.ShouldBe(RedactionStatus.NotScanned);
    }

    [Theory]
    [InlineData("GLM-5", 0.4, "GLM-5")]
    [InlineData("GLM-5", 0.5, "[REDACTED]")]
    [InlineData("123456782", 0.4, "[REDACTED]")]
    public void A_word_with_letters_stays_where_only_its_common_form_speaks_against_it(string model, double score, string expected)
    {
        var redactor = new Redactor([new WordDetector(model, "FORM", score)], "test-1");

        redactor.Redact(Samples.Envelope(), Samples.Interaction() with { ModelRequested = model }, Samples.Key).ModelRequested.ShouldBe(expected);
    }

    [Theory]
    [InlineData("resp_7d1f", "GUID", 0.9, "resp_7d1f")]
    [InlineData("resp_7d1f", "PHONE_NUMBER", 0.9, "[PHONE_NUMBER]")]
    [InlineData("resp_7d1f", "PHONE_NUMBER", 0.4, "resp_7d1f")]
    public void What_a_program_called_an_answer_or_a_session_joins_records_and_stays(string id, string kind, double score, string expected)
    {
        var redactor = new Redactor([new WordDetector(id, kind, score)], "test-1");

        var redacted = redactor.Redact(
            Samples.Envelope() with { Caller = Samples.Envelope().Caller with { Session = id } }, Samples.Interaction() with { ResponseId = id }, Samples.Key);

        redacted.ResponseId!.Value.Value.ShouldBe(expected);
        redacted.Session!.Value.Value.ShouldBe(expected);
        redacted.Report.Status.ShouldBe(RedactionStatus.Scanned);
    }

    [Fact]
    public void Word_split_over_two_parts_of_one_message_is_found()
    {
        var redacted = Redact(Samples.Interaction() with { Input = [Samples.User(Samples.Text("a CAN"), Samples.Text("ARY b"))] });

        redacted.Input[0].Parts.Select(p => p.Text.Value).ShouldBe(["a [SECRET]", "[SECRET] b"]);
        redacted.Report.Counts["SECRET"].ShouldBe(1);
    }
}
