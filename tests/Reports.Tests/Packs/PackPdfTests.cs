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
        var inputs = Some.Inputs() with { Inventory = [video, Some.Helpdesk() with { Id = "lift", Name = "Lift", RiskClass = RiskClasses.AnnexI }] };
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
}
