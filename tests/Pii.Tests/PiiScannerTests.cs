using AuditPipeline.Pii.Lines;
using System.Text;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii;

namespace AuditPipeline.Pii.Tests;

public sealed class PiiScannerTests
{
    private static async Task<(PiiScanOutcome Outcome, string Output)> Run(byte[] input, PiiScanner? scanner = null)
    {
        var output = new StringWriter { NewLine = "\n" };
        var outcome = await (scanner ?? new PiiScanner(new TextScanner([PiiEngine.OfCatalogue]))).RunAsync(new MemoryStream(input), output, "cases.ndjson", TestContext.Current.CancellationToken);
        return (outcome, output.ToString());
    }

    private static Task<(PiiScanOutcome Outcome, string Output)> Run(string input) => Run(Encoding.UTF8.GetBytes(input));

    [Fact]
    public async Task Offsets_count_code_points()
    {
        var (outcome, output) = await Run("{\"id\":\"a\",\"text\":\"😀é jan@example.nl\"}\n\n{\"id\":7,\"text\":\"niets\",\"language\":\"nl\"}");

        outcome.ShouldBe(new PiiScanOutcome(2, null));
        output.ShouldBe("{\"id\":\"a\",\"entities\":[{\"start\":3,\"end\":17,\"type\":\"EMAIL_ADDRESS\",\"score\":0.99}]}\n{\"id\":7,\"entities\":[]}\n");
    }

    [Fact]
    public async Task An_explanation_names_recogniser_check_and_context_and_never_the_value()
    {
        var (_, output) = await Run(
            Encoding.UTF8.GetBytes("{\"id\":1,\"text\":\"bsn 123456782\"}"), new PiiScanner(new TextScanner([PiiEngine.OfCatalogue]), explain: true));

        output.ShouldBe("{\"id\":1,\"entities\":[{\"start\":4,\"end\":13,\"type\":\"NL_BSN\",\"score\":0.95,"
            + "\"recognizer\":\"nl-bsn\",\"check\":\"11-test\",\"context\":\"bsn\"}]}\n");
    }

    [Fact]
    public async Task Context_words_count_but_are_not_searched()
    {
        var (_, output) = await Run("{\"id\":\"a\",\"text\":\"10000008\",\"context\":[\"jan@example.nl\",\"bsn\"]}");

        output.ShouldBe("{\"id\":\"a\",\"entities\":[{\"start\":0,\"end\":8,\"type\":\"NL_BSN\",\"score\":0.95}]}\n");
    }

    [Theory]
    [InlineData("{\"id\":\"a\"", "is not valid JSON")]
    [InlineData("[]", "is not a JSON object")]
    [InlineData("{\"text\":\"x\"}", "has no \"id\" that is a string or a number")]
    [InlineData("{\"id\":\"a\",\"text\":5}", "has no \"text\" that is a string")]
    [InlineData("{\"id\":\"a\",\"text\":\"x\",\"context\":5}", "has a \"context\" that is neither a string nor a list of strings")]
    [InlineData("{\"id\":\"a\",\"text\":\"\\ud83d\"}", "holds a string that is not valid Unicode")]
    public async Task Malformed_line_is_named_by_file_and_number(string line, string problem)
    {
        var (outcome, output) = await Run("{\"id\":\"0\",\"text\":\"x\"}\n" + line + "\n");

        outcome.ShouldBe(new PiiScanOutcome(1, $"cases.ndjson, line 2 {problem}"));
        output.ShouldBe("{\"id\":\"0\",\"entities\":[]}\n");
    }

    [Fact]
    public async Task Line_that_is_too_long_is_named_and_not_kept()
    {
        var (outcome, _) = await Run(Encoding.UTF8.GetBytes("{\"id\":\"a\",\"text\":\"" + new string('x', PiiScanner.LongestLine) + "\"}\n"));

        outcome.ShouldBe(new PiiScanOutcome(0, $"cases.ndjson, line 1 is longer than {PiiScanner.LongestLine} bytes"));
    }

    [Fact]
    public async Task Longest_line_is_answered()
    {
        var text = new string('x', PiiScanner.LongestLine - "{\"id\":\"a\",\"text\":\"\"}".Length);

        var (outcome, _) = await Run($"{{\"id\":\"a\",\"text\":\"{text}\"}}\n{{\"id\":\"b\",\"text\":\"y\"}}");

        outcome.ShouldBe(new PiiScanOutcome(2, null));
    }

    [Fact]
    public async Task Text_that_was_not_looked_at_says_so()
    {
        var scanner = new PiiScanner(new TextScanner([new FailingDetector()]));

        var (_, output) = await Run("{\"id\":\"a\",\"text\":\"x\"}"u8.ToArray(), scanner);

        output.ShouldBe("{\"id\":\"a\",\"entities\":[],\"not_scanned\":[\"detector:failing\"]}\n");
    }

    private sealed class FailingDetector : IDetector
    {
        public string Name => "failing";

        public void Detect(string text, List<Detection> found) => throw new InvalidOperationException();
    }
}
