using AuditPipeline.Core.Controls;
using AuditPipeline.Reports.Packs;
using AuditPipeline.Reports.Press;
using AuditPipeline.Reports.Tests.Press;

namespace AuditPipeline.Reports.Tests.Packs;

public sealed class PackPdfTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    public async Task Pack_is_drawn_by_the_press_without_a_missing_character(string language)
    {
        var video = Some.Helpdesk() with { ModalitiesOut = ["video"] };
        var inputs = Some.Inputs() with
        {
            Inventory = [video, Some.Helpdesk() with { Id = "lift", Name = "Lift", RiskClass = RiskClasses.AnnexI }],
            Completeness = new FixedCompleteness(FixedCompleteness.WithLosses),
        };
        var model = await Some.Builder().BuildAsync(
            Some.Request(language, Some.Days("2026-11-15", "2026-12-15")), inputs, TestContext.Current.CancellationToken);
        var findings = FindingsJson.Write(model);
        using var output = new MemoryStream();

        var receipt = new PdfPress(TestFonts.All).Write(DeployerPackDocument.Create(model, new string('d', 64), findings), output);

        receipt.Marks.ShouldBe(0);
        receipt.Pages.ShouldBeGreaterThan(20);
        if (Environment.GetEnvironmentVariable("AUDIT_KEEP_PDF") is { } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"pack.{language}.pdf"), output.ToArray(), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("en", "Recorded capture losses", "the journal was full")]
    [InlineData("nl", "Vastgelegde verliezen", "het journaal was vol")]
    public async Task Losses_stand_in_the_pages_with_cause_and_interval(string language, string caption, string cause)
    {
        var inputs = Some.Inputs() with { Completeness = new FixedCompleteness(FixedCompleteness.WithLosses) };
        var model = await Some.Builder().BuildAsync(Some.Request(language), inputs, TestContext.Current.CancellationToken);

        using var pdf = WrittenPdf.Of(DeployerPackDocument.Create(model, new string('d', 64)));

        var text = string.Join(' ', pdf.Text().Split((char[])[' ', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries));   // cells may wrap
        text.ShouldContain(caption);
        text.ShouldContain(cause);
        text.ShouldContain("60–99");
        text.ShouldContain("2026-11-20 09:00:31");
    }
}
