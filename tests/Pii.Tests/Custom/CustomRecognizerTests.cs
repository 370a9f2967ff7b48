using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Custom;

namespace AuditPipeline.Pii.Tests.Custom;

public sealed class CustomRecognizerTests
{
    private static readonly RecognizerDefinition Badge = new(
        "Badge numbers", "BADGE", [], [new PatternDefinition("badge", @"\b[A-Z]{2}-\d{4}\b", 0.3)], ["badge", "staff card"], [], 1);

    private static CustomRecognizer Make(RecognizerDefinition definition, TimeSpan? longest = null)
    {
        var (recognizer, faults) = CustomRecognizer.Make("custom-test", definition, RegexFlags.Default, TimeProvider.System, longest ?? TimeSpan.FromSeconds(5));
        faults.ShouldBeEmpty();
        return recognizer!;
    }

    private static List<Detection> Find(RecognizerDefinition definition, string text)
    {
        List<Detection> found = [];
        new PiiEngine([Make(definition)]).Detect(text, found);
        return found;
    }

    [Theory]
    [InlineData("AB-1234 came in", 0.3, null)]
    [InlineData("His badge: AB-1234", 0.65, "badge")]
    [InlineData("Badges: AB-1234", 0.65, "badge")]
    [InlineData("the badge of the man is AB-1234", 0.65, "badge")]
    [InlineData("staff card AB-1234", 0.65, "staff card")]
    [InlineData("badge and then quite some other words before AB-1234", 0.3, null)]
    [InlineData("AB-1234 is a badge", 0.3, null)]
    public void A_context_word_before_the_value_raises_the_score_as_in_Presidio(string text, double score, string? word)
    {
        var found = Find(Badge, text).ShouldHaveSingleItem();

        found.Kind.ShouldBe("BADGE");
        found.Score.ShouldBe(score, 1e-9);
        found.Context.ShouldBe(word);
    }

    [Fact]
    public void A_weak_pattern_has_at_least_the_lowest_score_beside_a_context_word_and_none_has_more_than_one()
    {
        Find(Badge with { Patterns = [new PatternDefinition("weak", @"\d{4}", 0.01)] }, "badge 1234")[0].Score.ShouldBe(0.4);
        Find(Badge with { Patterns = [new PatternDefinition("sure", @"\d{4}", 0.9)] }, "badge 1234")[0].Score.ShouldBe(1);
    }

    [Theory]
    [InlineData("Call Mr. Jansen", "Mr.")]
    [InlineData("call mister jansen", "mister")]
    [InlineData("(Mr.)", "Mr.")]
    [InlineData("Mr.Jansen", "")]
    [InlineData("Misters", "")]
    [InlineData("the mister, Mr. X", "mister|Mr. X")]
    public void Denied_words_are_found_where_they_stand_alone(string text, string expected)
    {
        var definition = Badge with { Patterns = [], DenyList = ["Mr.", "Mister", "Mr. X"], Context = [] };

        var found = Find(definition, text);

        string.Join('|', found.Select(d => text.Substring(d.Start, d.Length))).ShouldBe(expected);
        found.ShouldAllBe(d => d.Score == 1);
    }

    [Fact]
    public void A_pattern_that_takes_too_long_makes_the_text_one_that_was_not_looked_at()
    {
        var slow = Make(Badge with { Patterns = [new PatternDefinition("slow", "(?=a)(a+)+b", 0.5)] }, TimeSpan.FromMilliseconds(50));

        var scan = new TextScanner([new PiiEngine([slow])]).Scan(new string('a', 60));

        scan.IsScanned.ShouldBeFalse();
        scan.NotScanned.ShouldBe(["detector:custom-test"]);
    }

    [Fact]
    public void Many_matches_that_take_too_long_together_are_bounded_too()
    {
        var clock = new CountingClock(TimeSpan.FromMilliseconds(10));
        var (recognizer, _) = CustomRecognizer.Make("custom-test", Badge, RegexFlags.Default, clock, TimeSpan.FromSeconds(1));
        var engine = new PiiEngine([recognizer!]);

        engine.Detect(string.Join(' ', Enumerable.Repeat("AB-1234", 50)), []);

        Should.Throw<DetectorFailedException>(() => engine.Detect(string.Join(' ', Enumerable.Repeat("AB-1234", 500)), [])).Part.ShouldBe("custom-test");
    }

    [Theory]
    [InlineData("", "[0-9]", 0.5, "supported_entity")]
    [InlineData("A B", "[0-9]", 0.5, "supported_entity")]
    [InlineData("X", "[0-9", 0.5, "patterns[0].regex")]
    [InlineData("X", "[0-9]", 1.5, "patterns[0].score")]
    [InlineData("X", "[0-9]", double.NaN, "patterns[0].score")]
    public void A_definition_that_cannot_be_used_names_its_member(string entity, string regex, double score, string path)
    {
        var definition = Badge with { Entity = entity, Patterns = [new PatternDefinition("p", regex, score)] };

        var (recognizer, faults) = CustomRecognizer.Make("custom-test", definition, RegexFlags.Default, TimeProvider.System, TimeSpan.FromSeconds(5));

        recognizer.ShouldBeNull();
        faults.ShouldHaveSingleItem().Path.ShouldBe(path);
    }

    [Theory]
    [InlineData("Zip code Recognizer", "custom-zip-code-recognizer")]
    [InlineData("a  (b)", "custom-a-b")]
    [InlineData("é", "custom")]
    public void A_written_name_becomes_a_plain_one(string title, string name)
    {
        CustomRecognizer.NameOf(title).ShouldBe(name);
        PlainWord.Is(name).ShouldBeTrue();
    }

    private sealed class CountingClock(TimeSpan step) : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now += step.Ticks;
    }
}
