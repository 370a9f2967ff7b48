using AuditPipeline.Core.Redaction;
using AuditPipeline.Processor.Redact;

namespace AuditPipeline.Processor.Tests.Redact;

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
        DetectorCatalogue.All.Select(d => d.Name).ShouldBeUnique();
        PlainWord.Is(DetectorCatalogue.Version).ShouldBeTrue();
    }

    [Fact]
    public void Places_lie_inside_any_text_and_no_detector_throws()
    {
        var random = new Sequence(1);
        for (var round = 0; round < 3000; round++)
        {
            var text = Mixed(random, random.Next(30));
            var found = new List<Detection>();

            foreach (var detector in DetectorCatalogue.All) detector.Detect(text, found);

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
        var ordinary = EntityKinds.All.Except(SecretKinds.All).ToDictionary(kind => kind, _ => RedactionOperator.Parse(chosen, out var _)!);
        var policy = new RedactionPolicy(EntityKinds.All, RedactionOperator.Hash, ordinary);
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

            var once = new TextRedactor(DetectorCatalogue.All, policy, scope).Redact(text).Text.Value;

            new TextRedactor(DetectorCatalogue.All, policy, scope).Redact(once).Text.Value.ShouldBe(once, text);
        }
    }

    [Fact]
    public void Kinds_are_those_that_the_labels_and_detectors_know()
    {
        string[] texts =
        [
            "jan@example.nl", "NL91ABNA0417164300", "4111 1111 1111 1111", "+31 6 12345678", "192.168.1.1", "https://a.example.com/x?y=1", "bsn 123456782",
            "password: hunter22", "key: 7GmQ2xVb9KdT4sWfL1pZ", "-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
        ];

        var told = texts.SelectMany(text => Detecting.Scanner.Scan(text).Detections).Select(d => d.Kind).ToHashSet();

        told.ShouldBe(EntityKinds.All, ignoreOrder: true);
        SecretKinds.All.ShouldBeSubsetOf(EntityKinds.All);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("06-")]
    [InlineData("+31 ")]
    [InlineData("a")]
    [InlineData("a.")]
    [InlineData("a@")]
    [InlineData("@a.")]
    [InlineData("%40")]
    [InlineData("::")]
    [InlineData("1.1.")]
    [InlineData("http://a.bb/")]
    [InlineData("http://")]
    [InlineData("www.")]
    [InlineData("NL91 ")]
    [InlineData("sk-")]
    [InlineData("key=")]
    [InlineData("key=a1B2c3D4e5F6 ")]
    [InlineData("password")]
    [InlineData("password: ")]
    [InlineData("eyJ")]
    [InlineData("eyJ.")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nQUJD\n-----END PRIVATE KEY-----")]
    [InlineData("://a:b@")]
    [InlineData("\np: ")]
    [InlineData("\\u0040")]
    [InlineData("\\\\")]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("Q~")]
    [InlineData(":AA")]
    public void Hostile_repetition_ends(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length));

        new TextRedactor(Detecting.Scanner).RedactArguments(text).IsScanned.ShouldBeTrue();
    }

    private static string Mixed(Sequence random, int pieces) =>
        string.Concat(Enumerable.Range(0, pieces).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
