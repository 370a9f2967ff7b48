using System.Text;
using AuditPipeline.Core.Controls;

namespace AuditPipeline.Core.Tests.Controls;

public sealed class ControlCatalogueReaderTests
{
    private const string Control = """
        {"id":"T-1","instrument":"Test act","reference":"Art. 1","title":"T","duty":"D.","addressee":["deployer"],"applies_from":"2025-02-02",
        "status":"in force","applies_when":"always","applies_note":null,"national":null,"retention":{"minimum":"P6M"},
        "deadline":{"from":"awareness","hours":72,"text":"72 hours"},"strength":"supports","limits":null,
        "evidence_automatic":[{"metric":"m","description":"d","pass_condition":"c = 0"}],"evidence_attested":["a"],"gap_when":["g"],
        "required_fields":["record_id"],"packs":["aia-deployer"],"cross_references":[],"source":"s"}
        """;

    [Fact]
    public void Control_is_read_whole()
    {
        var catalogue = Read($"[{Control}]");

        var control = catalogue.OfPack("aia-deployer").Single();
        control.MinimumRetention.ShouldBe("P6M");
        control.Deadline.ShouldBe(new ControlDeadline("awareness", 72, null, "72 hours"));
        control.Automatic.Single().ShouldBe(new EvidenceMetric("m", "d", "c = 0"));
        catalogue.Sha256.Length.ShouldBe(64);
    }

    [Theory]
    [InlineData("\"status\":\"in force\"", "\"status\":\"soon\"", "T-1: status 'soon' is unknown.")]
    [InlineData("\"source\":\"s\"", "\"source\":\"s\",\"extra\":1", "T-1: member 'extra' is unknown.")]
    [InlineData("\"title\":\"T\",", "", "T-1: member 'title' is missing.")]
    [InlineData("\"duty\":\"D.\"", "\"duty\":5", "T-1: member 'duty' is not a text.")]
    [InlineData("2025-02-02", "2025-02-31", "T-1: member 'applies_from' is not a date (yyyy-MM-dd).")]
    [InlineData("\"applies_when\":\"always\"", "\"applies_when\":\"sometimes\"", "T-1: applies_when cannot be read at 'sometimes'.")]
    [InlineData("\"strength\":\"supports\"", "\"strength\":\"demonstrates\"", "T-1: strength 'demonstrates' needs limits.")]
    [InlineData("\"metric\":\"m\",", "", "T-1: evidence_automatic[0]: member 'metric' is missing.")]
    public void Wrong_member_is_named(string good, string bad, string message)
    {
        var refused = Should.Throw<InvalidDataException>(() => Read($"[{Control.Replace(good, bad, StringComparison.Ordinal)}]"));

        refused.Message.ShouldBe(message);
    }

    [Fact]
    public void Repeated_id_is_refused()
    {
        Should.Throw<InvalidDataException>(() => Read($"[{Control},{Control}]")).Message.ShouldBe("T-1: the id occurs twice.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[1]")]
    public void What_is_no_catalogue_is_refused(string text)
    {
        Should.Throw<InvalidDataException>(() => Read(text));
    }

    private static ControlCatalogue Read(string text) => ControlCatalogueReader.Read(Encoding.UTF8.GetBytes(text), "2026-11-22");
}
