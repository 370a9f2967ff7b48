using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii;

namespace AuditPipeline.Pii.Tests;

public sealed class CatalogueTests
{
    private static readonly string[] Pieces =
    [
        "jan@example.nl", "NL91ABNA0417164300", "4111 1111 1111 1111", "+31 6 12345678", "192.168.1.1", "::1", "https://a.example.com/x?y=1",
        "123456782", "bsn", "password: ", "hunter22", "Bearer ", "eyJhbGciOi.eyJzdWIi.c2lnbmF0dXJl", "-----BEGIN PRIVATE KEY-----", "@", "%40", "+", "(",
        ")", "0", "00", "06", "-", ".", ":", "/", "\n", " ", "  ", ";", "\"", "'", "\\u0040", "\\", "é", "语", "😀", "\uD83D", "\uDE00", "\0", "\u202F",
        "key=", "sk-", "7GmQ2xVb9KdT4sWfL1pZ8yRc3NhJ6tEa5Uu0", "AKIA", "u: x\np: ", "[", "]", "[PHONE_NUMBER]", "x12", "www.", "Zażółć",
    ];

    [Fact]
    public void Names_are_distinct_and_the_version_is_a_plain_word()
    {
        Detecting.Engine.Recognizers.Select(d => d.Name).ShouldBeUnique();
        PlainWord.Is(Detecting.Engine.Version).ShouldBeTrue();
    }

    [Fact]
    public void Places_lie_inside_any_text_and_no_detector_throws()
    {
        var random = new Sequence(1);
        for (var round = 0; round < 3000; round++)
        {
            var text = Mixed(random, random.Next(30));
            var found = new List<Detection>();

            Detecting.Engine.Detect(text, found);

            foreach (var one in found)
            {
                one.Start.ShouldBeGreaterThanOrEqualTo(0, text);
                one.Length.ShouldBeGreaterThan(0, text);
                one.End.ShouldBeLessThanOrEqualTo(text.Length, text);
                one.Score.ShouldBeInRange(0.1, 1.0);
            }
        }
    }

    [Fact]
    public void Any_units_are_borne()
    {
        var random = new Sequence(2);
        for (var round = 0; round < 500; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(200)).Select(_ => (char)random.Next(0x10000))]);

            Detecting.Scanner.Scan(text).IsScanned.ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("replace")]
    [InlineData("pseudonym")]
    [InlineData("hash")]
    [InlineData("hash session")]
    [InlineData("mask last 4")]
    [InlineData("mask first 2 with •")]
    [InlineData("keep")]
    public void Redacting_redacted_text_changes_nothing(string chosen)
    {
        var ordinary = PiiEngine.OfCatalogue.Types.Except(SecretKinds.All).ToDictionary(kind => kind, _ => RedactionOperator.Parse(chosen, out var _)!);
        var policy = new RedactionPolicy(PiiEngine.OfCatalogue.Types, RedactionOperator.Hash, ordinary);
        var scope = new RedactionScope(new byte[32], "acme", "session s");
        string[] values =
        [
            "jan@example.nl", "NL91ABNA0417164300", "4111 1111 1111 1111", "+31 6 12345678", "192.168.1.1", "https://a.example.com/x?y=1", "bsn 123456782",
            "password: hunter22", "wachtwoord is geheim1!", "postgres://a:b1c2@db.example.com/x", "call 06 12345678", "een zin", "\n", "key: 7GmQ2xVb9KdT4sWfL1pZ",
            "{\"password\":\"hunter22\",\"n\":4111111111111111}", "u: jan\np: geheim99",
        ];
        var random = new Sequence(3);
        for (var round = 0; round < 400; round++)
        {
            var text = string.Join(random.Next(2) == 0 ? " " : ", ", Enumerable.Range(0, random.Next(8)).Select(_ => values[random.Next(values.Length)]));

            var once = new TextRedactor([Detecting.Engine], policy, scope).Redact(text).Text.Value;

            new TextRedactor([Detecting.Engine], policy, scope).Redact(once).Text.Value.ShouldBe(once, text);
        }
    }

    /// <summary>Where nothing but a name of a model, a reason or a tier stands, its form alone says nothing.</summary>
    [Theory]
    [InlineData("gpt-5")]
    [InlineData("gpt-4o-mini-2024-07-18")]
    [InlineData("o4-mini")]
    [InlineData("o1-pro")]
    [InlineData("gemini-2.5-pro")]
    [InlineData("gemini-3-pro-image")]
    [InlineData("claude-3-7-sonnet-latest")]
    [InlineData("mistral-large-2411")]
    [InlineData("lfm-40b")]
    [InlineData("content_filter")]
    [InlineData("rate_limit_exceeded")]
    public void Words_of_protocols_are_no_personal_data(string word)
    {
        Detecting.Scanner.Scan(word).Detections.Where(d => d.Kind != "URL" && d.Kind != "DATE_TIME").ShouldBeEmpty();
    }

    private static string Mixed(Sequence random, int pieces) =>
        string.Concat(Enumerable.Range(0, pieces).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
