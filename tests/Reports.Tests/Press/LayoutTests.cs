using System.Globalization;
using System.Text.RegularExpressions;
using AuditPipeline.Reports.Press;
using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Tests.Press;

public sealed class LayoutTests
{
    private const double Margin = 60;

    [Theory]
    [InlineData(ReaderLanguage.English)]
    [InlineData(ReaderLanguage.Dutch)]
    public void Nothing_leaves_the_margins(ReaderLanguage language)
    {
        var unbreakable = new string('W', 400);
        var blocks = Sample.Everything(language).Blocks;
        var document = Sample.With(
            language,
            [
                .. blocks,
                new ParagraphBlock(unbreakable),
                new CalloutBlock(CalloutKind.Info, unbreakable, [Run.Mono(unbreakable)]),
                new KeyValueBlock([new KeyValue(unbreakable, unbreakable)]),
                new MonoBlock(unbreakable),
                new TableBlock(unbreakable, [new TableColumn(unbreakable), new TableColumn("b", 0.2)], [new TableRow(unbreakable, "1")]),
                new ChartBlock(ChartKind.Bar, unbreakable, "Wide", unbreakable, unbreakable, [unbreakable], [new ChartPoint(unbreakable, 1_000_000_000_000m)]),
                new ChartBlock(ChartKind.Line, "Line", "Wide", unbreakable, unbreakable, [unbreakable, "b"], [new ChartPoint(unbreakable, 1m, -2m), new ChartPoint("x", 1m, 2m)]),
                new HeadingBlock(2, unbreakable),
            ]);
        using var pdf = WrittenPdf.Of(document);

        var words = Words(pdf);

        words.ShouldNotBeEmpty();
        words.ShouldAllBe(w => w.Left >= Margin && w.Right <= 595.28 - Margin && w.Top >= 30 && w.Bottom <= 841.89 - 30);
    }

    [Fact]
    public void A_heading_stays_with_what_it_heads()
    {
        var blocks = Enumerable.Range(1, 90).SelectMany(i => new PressBlock[]
        {
            new ParagraphBlock(string.Join('\n', Enumerable.Repeat("Filler.", i % 37))),
            new HeadingBlock(1, $"Outer{i:000}"),
            new HeadingBlock(2, $"Inner{i:000}"),
            i % 3 == 0
                ? new TableBlock($"Start{i:000}", [new TableColumn($"Head{i:000}")], [new TableRow($"Row{i:000}")])
                : new ParagraphBlock($"Start{i:000} row{i:000} Head{i:000} Row{i:000}"),
        });
        using var pdf = WrittenPdf.Of(Sample.With([.. blocks]) with { Contents = false });

        var pages = pdf.Text().Split('\f');

        for (var i = 1; i <= 90; i++)
        {
            var page = pages.Single(p => p.Contains($"Outer{i:000}", StringComparison.Ordinal));
            page.ShouldContain($"Inner{i:000}");
            page.ShouldContain($"Start{i:000}");
            page.ShouldContain($"Head{i:000}");
            page.ShouldContain($"Row{i:000}");
        }
    }

    [Fact]
    public void A_head_never_stands_alone_at_the_foot_of_a_page()
    {
        var blocks = Enumerable.Range(1, 120).SelectMany(i => new PressBlock[]
        {
            new ParagraphBlock(string.Join('\n', Enumerable.Repeat("Filler.", i % 41))),
            new TableBlock(
                $"Caption{i:000}", [new TableColumn($"Head{i:000}")],
                [.. Enumerable.Range(1, 1 + (i % 3)).Select(r => new TableRow(string.Join('\n', Enumerable.Repeat($"Row{i:000}.{r}", 1 + (i % 12)))))]),
        });
        using var pdf = WrittenPdf.Of(Sample.With([.. blocks]) with { Contents = false });

        var pages = pdf.Text().Split('\f');

        for (var i = 1; i <= 120; i++)
        {
            var page = pages.Single(p => p.Contains($"Caption{i:000}", StringComparison.Ordinal));
            page.ShouldContain($"Head{i:000}");
            page.ShouldContain($"Row{i:000}.1");
        }
    }

    [Fact]
    public void A_long_table_repeats_its_head_and_keeps_every_row()
    {
        using var pdf = WrittenPdf.Of(Sample.Long(5_000));

        var pages = pdf.Text().Split('\f', StringSplitOptions.RemoveEmptyEntries);

        pages.Length.ShouldBe(pdf.Receipt.Pages);
        pages.ShouldAllBe(p => p.Contains("Index Captured Model Leaf hash Result Tokens", StringComparison.Ordinal));
        var indexes = pages.SelectMany(p => Regex.Matches(p, @"(?m)^([\d,]+) 2026-"))
            .Select(m => int.Parse(m.Groups[1].Value.Replace(",", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture));
        indexes.ShouldBe(Enumerable.Range(0, 5_000));
        Tool.Run("qpdf", "--check", pdf.Path).Code.ShouldBe(0);
    }

    [Fact]
    public void A_repeated_head_stands_once_in_the_structure()
    {
        using var pdf = WrittenPdf.Of(Sample.Long(150));

        var tree = Tool.Run("pdfinfo", "-struct-text", pdf.Path).Text;

        pdf.Receipt.Pages.ShouldBeGreaterThan(3);
        Regex.Count(tree, "\"Leaf hash\"").ShouldBe(1);
        Regex.Count(tree, @"(?m)^\s*TR\b").ShouldBe(151);
    }

    [Fact]
    public void Pages_go_out_while_rows_are_still_read()
    {
        using var output = new MemoryStream();
        var lengthAtLastRow = 0L;
        var table = Sample.Long(2_000);
        IEnumerable<TableRow> Watched()
        {
            foreach (var row in table.Rows)
            {
                lengthAtLastRow = output.Length;
                yield return row;
            }
        }

        var receipt = new PdfPress(TestFonts.All).Write(Sample.With(table with { Rows = Watched() }), output);

        lengthAtLastRow.ShouldBeGreaterThan(receipt.Bytes / 2);
    }

    [Fact]
    public void A_row_taller_than_a_page_goes_on_with_nothing_lost()
    {
        var words = Enumerable.Range(0, 1_500).Select(i => $"word{i:0000}").ToArray();
        using var pdf = WrittenPdf.Of(new TableBlock(
            null, [new TableColumn("Id", 0.3, NamesRow: true), new TableColumn("Text")], [new TableRow("a", string.Join(' ', words))]));

        var found = Regex.Matches(pdf.Text(), @"word\d{4}").Select(m => m.Value);

        found.ShouldBe(words);
        pdf.Receipt.Pages.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Long_paragraphs_callouts_and_commands_go_on_over_pages()
    {
        string Words(string prefix) => string.Join(' ', Enumerable.Range(0, 1_500).Select(i => $"{prefix}{i:0000}"));
        using var pdf = WrittenPdf.Of(
            new ParagraphBlock(Words("par")),
            new CalloutBlock(CalloutKind.Warning, "Long", [Words("call")]),
            new MonoBlock(Words("mono")),
            new KeyValueBlock([new KeyValue("Long", Words("value"))]));

        var text = pdf.Text().Replace("\n", " ", StringComparison.Ordinal);

        foreach (var prefix in new[] { "par", "call", "value" })
        {
            Regex.Count(text, prefix + @"\d{4}").ShouldBe(1_500, prefix);
        }

        Regex.Count(text.Replace(" ", string.Empty, StringComparison.Ordinal), @"mono\d{4}").ShouldBeGreaterThan(1_480);
        Tool.Run("qpdf", "--check", pdf.Path).Code.ShouldBe(0);
    }

    [Fact]
    public void Hash_in_a_narrow_cell_breaks_anywhere_and_comes_out_whole()
    {
        using var pdf = WrittenPdf.Of(new TableBlock(
            null, [new TableColumn("Name", 4), new TableColumn("Hash", 1)], [new TableRow("leaf", TableCell.Mono(Sample.Hash))]));

        var text = Regex.Replace(pdf.Text(), @"\s", string.Empty);

        text.ShouldContain(Sample.Hash);
    }

    [Fact]
    public void Document_without_headings_has_no_contents_page()
    {
        using var pdf = WrittenPdf.Of(new ParagraphBlock("Only text."));

        var pages = pdf.Receipt.Pages;

        pages.ShouldBe(1);
        pdf.Text().ShouldNotContain("Contents");
    }

    private static List<(double Left, double Top, double Right, double Bottom)> Words(WrittenPdf pdf)
    {
        var text = Tool.Run("pdftotext", "-bbox", pdf.Path, "-").Text;
        return [.. Regex.Matches(text, "<word xMin=\"([\\d.-]+)\" yMin=\"([\\d.-]+)\" xMax=\"([\\d.-]+)\" yMax=\"([\\d.-]+)\"").Select(m =>
            (Number(m, 1), Number(m, 2), Number(m, 3), Number(m, 4)))];
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
}
