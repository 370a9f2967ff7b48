using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Interactions;
using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Core.Tests.Redaction;

public sealed class ExternalFindingsTests
{
    private static readonly Redactor Redactor = new([new WordDetector("CANARY", "SECRET")], "test-1");

    private static readonly Interaction Talk = Samples.Interaction() with
    {
        ModelRequested = "claude-3",
        Input = [Samples.User(Samples.Text("Jan has CANARY")), Samples.User(Samples.Text("Jan has CANARY"))],
        Output = [Samples.User(Samples.Text("""{"name":"J\u0061n"}"""))],
    };

    private static RedactedInteraction Redact(ExternalFindings? findings, Envelope? envelope = null) =>
        Redactor.Redact(envelope ?? Samples.Envelope(), Talk, Samples.Key, findings);

    [Fact]
    public void The_texts_are_those_the_detectors_see_once_each_and_no_model_names()
    {
        var caller = CallerStatement.Silent with { Purpose = "for Jan" };

        var texts = Redactor.TextsOf(Samples.Envelope(caller: caller), Talk);

        texts.ShouldBeUnique();
        texts.ShouldContain("Jan has CANARY");
        texts.ShouldContain("for Jan");
        texts.ShouldContain(t => t.Contains("Jan") && t.Contains("name"));
        texts.ShouldNotContain(t => t.Contains("claude"));
    }

    [Fact]
    public void What_was_found_elsewhere_is_replaced_beside_what_is_found_here()
    {
        var found = Redactor.TextsOf(Samples.Envelope(), Talk).ToDictionary(
            t => t,
            t => (IReadOnlyList<Detection>)(t.IndexOf("Jan", StringComparison.Ordinal) is var at and >= 0 ? [new Detection(at, 3, "PERSON", 0.85, "ner")] : []));

        var redacted = Redact(new ExternalFindings(found, []));

        redacted.Input[0].Parts[0].Text.Value.ShouldBe("[PERSON] has [SECRET]");
        redacted.Output[0].Parts[0].Text.Value.ShouldBe("""{"name":"[PERSON]"}""");
        redacted.ModelRequested.ShouldBe("claude-3");
        redacted.Report.Status.ShouldBe(RedactionStatus.Scanned);
        redacted.Report.Counts["PERSON"].ShouldBe(3);
    }

    [Fact]
    public void What_was_not_answered_makes_the_record_partly_scanned()
    {
        var redacted = Redact(new ExternalFindings(new Dictionary<string, IReadOnlyList<Detection>>(), ["ner:timeout"]));

        redacted.Report.Status.ShouldBe(RedactionStatus.PartlyScanned);
        redacted.Report.NotScanned.ShouldBe(["ner:timeout"]);
        redacted.Input[0].Parts[0].Text.Value.ShouldBe("Jan has [SECRET]");
    }

    [Fact]
    public void A_finding_beyond_its_text_makes_the_text_one_that_was_not_looked_at()
    {
        var found = new Dictionary<string, IReadOnlyList<Detection>> { ["Jan has CANARY"] = [new Detection(0, 99, "PERSON", 0.9, "ner")] };

        var redacted = Redact(new ExternalFindings(found, []));

        redacted.Input[0].Parts[0].Text.Value.ShouldBe("[NOT SCANNED]");
        redacted.Report.NotScanned.ShouldBe(["detector:external"]);
    }

    [Fact]
    public void Without_one_nothing_changes()
    {
        Redact(null).Report.Status.ShouldBe(RedactionStatus.Scanned);
        Should.Throw<ArgumentException>(() => Redactor.Redact(Samples.Envelope(), Talk, new byte[15], new ExternalFindings(new Dictionary<string, IReadOnlyList<Detection>>(), [])));
    }
}
