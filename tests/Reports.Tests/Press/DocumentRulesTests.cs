using AuditPipeline.Reports.Press;
using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Tests.Press;

public sealed class DocumentRulesTests
{
    public static TheoryData<PressBlock[], string> Broken() => new()
    {
        { [new HeadingBlock(2, "x")], "level 2 follows one of level 0" },
        { [new HeadingBlock(1, "x"), new HeadingBlock(3, "x")], "Block 2" },
        { [new HeadingBlock(4, "x")], "1 to 3" },
        { [new ParagraphBlock("x"), new CoverBlock("x", null, [], null, null)], "only come first" },
        { [new TableBlock(null, [], [])], "needs a column" },
        { [new TableBlock(null, [new TableColumn("x", 0)], [])], "positive" },
        { [new TableBlock(null, [new TableColumn("x"), new TableColumn("y")], [new TableRow("1")])], "1 cells where the table has 2" },
        { [Chart(ChartKind.Bar, ["a", "b"], new ChartPoint("p", 1, 2))], "one series" },
        { [Chart(ChartKind.Line, ["a", "b"], new ChartPoint("p", 1))], "one value per series" },
        { [Chart(ChartKind.StackedBar, ["a"], new ChartPoint("p", -1))], "not negative" },
        { [Chart(ChartKind.Bar, ["a"])], "needs a point" },
        { [new AttachmentBlock("a/b", "x/y", default, "")], "without folders" },
        { [new AttachmentBlock("a", "x/y", default, ""), new AttachmentBlock("a", "x/y", default, "")], "two attachments" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_rule_is_named(PressBlock[] blocks, string reason)
    {
        Action act = () => new PdfPress(TestFonts.All).Write(Sample.With(blocks), Stream.Null);

        Should.Throw<ArgumentException>(act).Message.ShouldContain(reason);
    }

    [Fact]
    public void An_empty_document_is_one_page()
    {
        using var pdf = WrittenPdf.Of();

        var (code, text) = Tool.Run("qpdf", "--check", pdf.Path);

        code.ShouldBe(0, text);
        pdf.Receipt.Pages.ShouldBe(1);
    }

    private static ChartBlock Chart(ChartKind kind, string[] series, params ChartPoint[] points) =>
        new(kind, "Title", "Says so", "Category", "Value", series, points);
}
