using AuditPipeline.Core.Redaction;
using AuditPipeline.Host.Commands;
using AuditPipeline.Host.Composition;
using AuditPipeline.Host.Settings;
using AuditPipeline.Pii;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Host.Tests.Composition;

public sealed class PiiPartsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public PiiPartsTests() =>
        Assert.SkipWhen(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AUDIT_NATIVE")), "AUDIT_NATIVE is not set");

    public void Dispose() => folder.Dispose();

    private PiiParts Of(string yaml, string? recognizers = null)
    {
        var path = folder.Below("audit.yaml");
        File.WriteAllText(path, yaml);
        return PiiParts.Of(SettingsLoader.Load(path), Path.GetDirectoryName(path)!, TimeProvider.System, recognizers);
    }

    private static string[] Kinds(PiiEngine engine, string text)
    {
        List<Detection> found = [];
        engine.Detect(text, found);
        return [.. found.Select(d => d.Kind).Distinct()];
    }

    [Fact]
    public void Settings_and_own_recognisers_make_one_engine()
    {
        File.WriteAllText(folder.Below("own.yaml"), "recognizers:\n  - name: Badges\n    supported_entity: BADGE\n    patterns: [{name: b, regex: '\\bBX-\\d{4}\\b', score: 0.6}]\nallow_list: [BX-0000]\n");

        var parts = Of("pii:\n  recognizers: own.yaml\n  allow_list: [BX-1111]\n  disabled_entities: [IP_ADDRESS]\n  minimum_scores: {BADGE: 0.5}\n");

        Kinds(parts.Engine, "BX-2222 at 192.0.2.17").ShouldBe(["BADGE"]);
        Kinds(parts.Engine, "BX-0000 BX-1111").ShouldBeEmpty();
        parts.Asked.ShouldBe(parts.Engine.Version);
    }

    [Fact]
    public void A_model_elsewhere_is_part_of_the_version_in_reports()
    {
        var parts = Of("pii:\n  ner:\n    url: http://127.0.0.1:5003\n");

        parts.Asked.ShouldBe(parts.Engine.Version + "-ner");
        parts.Redactor().ShouldNotBeNull();
    }

    [Theory]
    [InlineData("pii:\n  disabled_entities: [URL, NO_SUCH]\n", "line 2: pii.disabled_entities[1]: no recogniser reports NO_SUCH")]
    [InlineData("pii:\n  minimum_scores:\n    NO_SUCH: 0.5\n", "line 3: pii.minimum_scores.NO_SUCH: no recogniser reports NO_SUCH")]
    public void A_type_without_a_recogniser_stops_the_start(string yaml, string message)
    {
        Should.Throw<SettingsException>(() => Of(yaml)).Message.ShouldContain(message);
    }

    [Fact]
    public void A_type_that_only_the_model_elsewhere_reports_may_be_set()
    {
        Of("pii:\n  minimum_scores:\n    NAME_OF_SHIP: 0.5\n  ner:\n    url: http://127.0.0.1:5003\n    entities: [NAME_OF_SHIP]\n").ShouldNotBeNull();
        Should.Throw<SettingsException>(() => Of("pii:\n  disabled_entities: [NO_SUCH]\n  ner:\n    url: http://127.0.0.1:5003\n    entities: [NAME_OF_SHIP]\n"));
    }

    [Fact]
    public void Recognisers_that_cannot_be_used_stop_the_start_with_file_and_line()
    {
        File.WriteAllText(folder.Below("own.yaml"), "recognizers:\n  - name: NoSuchRecognizer\n    type: predefined\n");

        Should.Throw<SettingsException>(() => Of("", folder.Below("own.yaml"))).Message.ShouldContain("own.yaml, line 2: recognizers[0]: there is no predefined recogniser NoSuchRecognizer");
        Should.Throw<CommandFailure>(() => Of("pii:\n  recognizers: none.yaml\n")).Message.ShouldContain("none.yaml");
    }
}
