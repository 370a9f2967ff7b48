using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii;
using AuditPipeline.Processor.Count;
using AuditPipeline.Processor.Meter;
using AuditPipeline.Processor.Seal;

namespace AuditPipeline.Processor.Tests.Seal;

/// <summary>A detector outside the process is asked before a record is redacted.</summary>
public sealed class ExternalDetectorTests
{
    [Fact]
    public async Task Its_findings_are_redacted_in_the_record()
    {
        var external = new ScriptedDetector("Done", []);

        var report = await PreparedAsync(external);

        report.Status.ShouldBe(RedactionStatus.Scanned);
        report.Counts.Keys.ShouldContain("PERSON");
        external.Asked.ShouldContain(t => t.StartsWith("Call 0 from", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ner:unreachable")]
    [InlineData("ner:timeout")]
    [InlineData("ner:bad_answer")]
    public async Task Its_silence_makes_the_record_partly_scanned(string word)
    {
        var report = await PreparedAsync(new ScriptedDetector("nothing", [word]));

        report.Status.ShouldBe(RedactionStatus.PartlyScanned);
        report.NotScanned.ShouldBe([word]);
        report.Counts.Keys.ShouldContain("EMAIL_ADDRESS");
    }

    private static async Task<RedactionReport> PreparedAsync(IExternalDetector external)
    {
        var bench = new LineBench();
        var delivery = (await bench.DeliveriesAsync(1))[0];
        var preparer = new RecordPreparer(
            new UsageCounting(TokenEncodings.None), new Metering(null), new Redactor([PiiEngine.OfCatalogue], PiiEngine.OfCatalogue.Version), bench.Keys, external);

        var prepared = await preparer.PrepareAsync(delivery, TestContext.Current.CancellationToken);

        return prepared.Body!.Report;
    }

    private sealed class ScriptedDetector(string word, IReadOnlyList<string> silent) : IExternalDetector
    {
        public string Name => "scripted";

        public List<string> Asked { get; } = [];

        public ValueTask<ExternalFindings> DetectAsync(IReadOnlyList<string> texts, CancellationToken cancellation)
        {
            Asked.AddRange(texts);
            var found = texts.ToDictionary(t => t, t => (IReadOnlyList<Detection>)(t.IndexOf(word, StringComparison.Ordinal) is var at and >= 0
                ? [new Detection(at, word.Length, "PERSON", 0.9, "ner")]
                : []));
            return ValueTask.FromResult(new ExternalFindings(found, silent));
        }
    }
}
