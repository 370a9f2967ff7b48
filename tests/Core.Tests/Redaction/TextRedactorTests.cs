using System.Text.Json;
using AuditPipeline.Core.Redaction;
using FsCheck;
using FsCheck.Fluent;

namespace AuditPipeline.Core.Tests.Redaction;

public sealed class TextRedactorTests
{
    private static readonly TextRedactor Redactor = new(new TextScanner([new WordDetector("jan@a.nl", "MAIL"), new WordDetector("4111", "CARD")]));

    [Theory]
    [InlineData("mail jan@a.nl or jan@a.nl", "mail [MAIL] or [MAIL]")]
    [InlineData("nothing here", "nothing here")]
    [InlineData("", "")]
    [InlineData("pasted \"jan\\u0040a.nl\" here", "pasted \"[MAIL]\" here")]
    [InlineData("{\"to\":\"jan\\u0040a.nl\",\"n\":1}", "{\"to\":\"[MAIL]\",\"n\":1}")]
    [InlineData("{\"jan@a.nl\":true}", "{\"[MAIL]\":true}")]
    [InlineData("{\"card\": 4111, \"x\": [94111.5]}", "{\"card\": \"[CARD]\", \"x\": [\"[CARD]\"]}")]
    [InlineData("{\"inner\":\"{\\\"to\\\":\\\"jan\\\\u0040a.nl\\\"}\"}", "{\"inner\":\"{\\\"to\\\":\\\"[MAIL]\\\"}\"}")]
    public void Places_are_replaced_in_the_raw_text(string raw, string expected)
    {
        var redacted = Redactor.Redact(raw);

        redacted.Text.Value.ShouldBe(expected);
        redacted.IsScanned.ShouldBeTrue();
    }

    [Fact]
    public void Arguments_that_were_cut_off_are_still_read_through_their_escapes()
    {
        var redacted = Redactor.RedactArguments("{\"to\":\"jan\\u0040a.nl\",\"te");

        redacted.Text.Value.ShouldBe("{\"to\":\"[MAIL]\",\"te");
    }

    [Fact]
    public void Percent_encoding_hides_nothing_in_a_path()
    {
        Redactor.RedactPath("/u/jan%40a.nl/%e2%82%ac%zz").Text.Value.ShouldBe("/u/[MAIL]/%e2%82%ac%zz");
    }

    [Fact]
    public void Value_cut_in_two_by_a_border_is_replaced_on_both_sides_and_counted_once()
    {
        var redacted = Redactor.RedactTogether(["mail jan@", "a.nl and 41", "11 jan@a.nl"]);

        redacted.Select(r => r.Text.Value).ShouldBe(["mail [MAIL]", "[MAIL] and [CARD]", "[CARD] [MAIL]"]);
        redacted.Sum(r => r.Detections.Count).ShouldBe(3);
    }

    [Fact]
    public void Escapes_hide_nothing_in_texts_that_follow_each_other()
    {
        var redacted = Redactor.RedactTogether(["to: ", "jan\\u0040a.nl", " end"]);

        redacted.Select(r => r.Text.Value).ShouldBe(["to: ", "[MAIL]", " end"]);
    }

    [Fact]
    public void Overlapped_rest_of_a_losing_detection_goes_too()
    {
        var redactor = new TextRedactor(new TextScanner([new WordDetector("http://x/jan@a.nl/y", "URL", 0.5), new WordDetector("jan@a.nl", "MAIL")]));

        redactor.Redact("see http://x/jan@a.nl/y.").Text.Value.ShouldBe("see [MAIL].");
    }

    [Fact]
    public void Detector_that_fails_hides_the_whole_text_and_says_its_name_only()
    {
        var redactor = new TextRedactor(new TextScanner([new WordDetector("jan@a.nl", "MAIL"), new BrokenDetector("boom")]));

        var redacted = redactor.Redact("boom jan@a.nl");

        redacted.Text.Value.ShouldBe("[NOT SCANNED]");
        redacted.NotScanned.ShouldBe(["detector:broken"]);
        redacted.Detections.ShouldBeEmpty();
    }

    [Fact]
    public void Scanner_without_detectors_is_refused()
    {
        Should.Throw<ArgumentException>(() => new TextScanner([]));
    }

    [Fact]
    public void Json_stays_json_whatever_is_found_where()
    {
        var anywhere = new TextRedactor(new TextScanner([new WordDetector("\":", "A", 0.4), new WordDetector("1", "B"), new WordDetector("a", "C"), new WordDetector(",", "D")]));
        var text = Gen.Elements("a", "1", "\"", "\\", ",", ":", "\u0001", "é", "😀", "{", "[", "\\u0061", "%").ArrayOf().Select(string.Concat);
        var pairs = Gen.Zip(text, text).ArrayOf();

        Prop.ForAll(pairs.ToArbitrary(), found =>
        {
            var json = JsonSerializer.Serialize(new { s = found.Select(p => new Dictionary<string, object> { [p.Item1] = p.Item2, ["n" + p.Item2] = 110.5 }) });

            var redacted = anywhere.RedactArguments(json).Text.Value;

            Should.NotThrow(() => JsonDocument.Parse(redacted));
            redacted.ShouldNotContain("110.5");
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_text_comes_back_unchanged_where_nothing_is_found()
    {
        var nothing = new TextRedactor(new TextScanner([new WordDetector("\uFFFF-never-\uFFFF", "X")]));
        var unit = Gen.OneOf(Gen.Choose(0, 0xFFFF), Gen.Elements((int)'\\', 'u', '0', '"', 0xD83D, 0xDE00));

        Prop.ForAll(unit.ArrayOf().ToArbitrary(), units =>
        {
            var text = new string([.. units.Select(u => (char)u)]);

            nothing.Redact(text).Text.Value.ShouldBe(text);
            nothing.RedactPath(text).Text.Value.ShouldBe(text);
            nothing.RedactArguments(text).Text.Value.ShouldBe(text);
        }).QuickCheckThrowOnFailure();
    }
}
