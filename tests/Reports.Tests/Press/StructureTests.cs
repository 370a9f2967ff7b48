using System.Text.RegularExpressions;
using AuditPipeline.Reports.Press;
using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Tests.Press;

/// <summary>What other people's programs find in our files.</summary>
public sealed class StructureTests
{
    [Theory]
    [InlineData(ReaderLanguage.English, "page 3 of 6")]
    [InlineData(ReaderLanguage.Dutch, "pagina 3 van 6")]
    public void Every_block_passes_the_checker_in_both_languages(ReaderLanguage language, string footer)
    {
        using var pdf = WrittenPdf.Of(Sample.Everything(language), TestSigner.Create());

        var (code, text) = Tool.Run("qpdf", "--check", pdf.Path);

        code.ShouldBe(0, text);
        text.ShouldNotContain("WARNING");
        pdf.Text().ShouldContain(footer);
        pdf.Receipt.Pages.ShouldBe(6);
        pdf.Receipt.Bytes.ShouldBe(new FileInfo(pdf.Path).Length);
    }

    [Fact]
    public void Document_says_what_it_is()
    {
        using var pdf = WrittenPdf.Of(Sample.Everything(ReaderLanguage.Dutch));

        var info = Tool.Run("pdfinfo", pdf.Path).Text;
        var opened = pdf.Opened();

        info.ShouldContain("Bewijspakket AI-verordening");
        info.ShouldMatch(@"Tagged:\s+yes");
        info.ShouldMatch(@"Page size:.*A4");
        info.ShouldMatch(@"PDF version:\s+1\.7");
        opened.ShouldContain("<pdfaid:part>3</pdfaid:part>");
        opened.ShouldContain("<pdfaid:conformance>A</pdfaid:conformance>");
        opened.ShouldContain("<pdfuaid:part>1</pdfuaid:part>");
        opened.ShouldContain("/S /GTS_PDFA1");
        opened.ShouldContain("/Marked true");
        opened.ShouldMatch(@"/Lang (\(nl\)|<feff006e006c>)");
        opened.ShouldContain("/DisplayDocTitle true");
        opened.ShouldContain("/PageLabels");
    }

    [Fact]
    public void Structure_names_headings_tables_figures_and_links()
    {
        using var pdf = WrittenPdf.Of(Sample.Everything(ReaderLanguage.English), TestSigner.Create());

        var tree = Tool.Run("pdfinfo", "-struct-text", pdf.Path).Text;

        foreach (var role in new[] { "H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "Figure", "TOC", "TOCI", "Link", "Form", "Caption" })
        {
            Regex.IsMatch(tree, $@"(?m)^\s*{role}\b").ShouldBeTrue(role);
        }

        tree.ShouldContain("/Scope /Column");
        tree.ShouldContain("/Scope /Row");
        tree.ShouldContain("Scope and pipeline boundary");
        tree.ShouldNotContain("page 3 of");
    }

    [Fact]
    public void Every_marked_content_belongs_to_one_element_and_no_text_stands_outside()
    {
        using var pdf = WrittenPdf.Of(Sample.Everything(ReaderLanguage.English));

        var contents = Regex.Matches(pdf.Opened(), @"stream\n((?:(?!endstream).)*?BDC(?:(?!endstream).)*)endstream", RegexOptions.Singleline)
            .Select(m => m.Groups[1].Value).Where(c => c.Contains("MCID", StringComparison.Ordinal)).ToArray();

        contents.Length.ShouldBe(6);
        foreach (var content in contents)
        {
            var marks = Regex.Matches(content, @"MCID (\d+)").Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            marks.ShouldBe(Enumerable.Range(0, marks.Length));
            var depth = 0;
            foreach (Match word in Regex.Matches(content, @"\b(BDC|EMC|Tj)\b"))
            {
                depth += word.Value switch { "BDC" => 1, "EMC" => -1, _ => 0 };
                (word.Value != "Tj" || depth > 0).ShouldBeTrue();
                depth.ShouldBeInRange(0, 2);
            }

            depth.ShouldBe(0);
        }
    }

    [Fact]
    public void Charts_say_in_words_what_they_show()
    {
        using var pdf = WrittenPdf.Of(Sample.Everything(ReaderLanguage.English));

        var opened = pdf.Opened();

        Regex.Count(opened, @"/Alt ").ShouldBe(3);
        pdf.Text().ShouldContain("8 nov – 12,340");
    }

    [Fact]
    public void Contents_links_bookmarks_and_pages_agree()
    {
        var blocks = Enumerable.Range(1, 130).SelectMany(i => new PressBlock[]
        {
            new HeadingBlock(i % 3 == 1 ? 1 : 2, $"Heading number {i:000}."),
            new ParagraphBlock(string.Concat(Enumerable.Repeat($"Filler {i}. ", 40))),
        });
        using var pdf = WrittenPdf.Of([.. blocks]);

        var pages = pdf.Text().Split('\f');
        var entries = Regex.Matches(pdf.Text().Replace('\f', '\n'), @"(?m)^(Heading number \d{3}\.) (\d+)$");
        var opened = pdf.Opened();

        entries.Count.ShouldBe(130);
        foreach (Match entry in entries)
        {
            var page = int.Parse(entry.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture);
            pages[page - 1].ShouldContain(entry.Groups[1].Value);
        }

        Regex.Count(opened, "/Subtype /Link").ShouldBe(130);
        Regex.Count(opened, @"/Title (\(Heading|<feff00480065)").ShouldBe(130);
    }

    [Fact]
    public void Text_comes_out_in_reading_order()
    {
        using var pdf = WrittenPdf.Of(Sample.Everything(ReaderLanguage.English));

        var text = pdf.Text();

        string[] order = ["AI Act evidence pack for deployers", "4 gaps", "This is not a statement", "Contents", "This section says", "Findings, gaps first", "AIA-26.6", "AIA-10.2", "With openssl", "SHA-256 afbf"];
        order.Select(o => text.IndexOf(o, StringComparison.Ordinal)).ToArray().ShouldBeInOrder();
        order.ShouldAllBe(o => text.Contains(o, StringComparison.Ordinal));
    }

    [Fact]
    public void Attachments_come_out_as_they_went_in()
    {
        byte[] content = [.. Enumerable.Range(0, 100_000).Select(i => unchecked((byte)(i * 31)))];
        using var pdf = WrittenPdf.Of(
            new AttachmentBlock("zeta bestand é.bin", "application/octet-stream", content, "Bytes"),
            new AttachmentBlock("alpha.json", "application/json", "{}"u8.ToArray(), "Empty"));
        var folder = Directory.CreateTempSubdirectory();

        var (code, text) = Tool.Run("pdfdetach", "-saveall", "-o", folder.FullName, pdf.Path);

        code.ShouldBe(0, text);
        File.ReadAllBytes(Path.Combine(folder.FullName, "zeta bestand é.bin")).ShouldBe(content);
        File.ReadAllText(Path.Combine(folder.FullName, "alpha.json")).ShouldBe("{}");
        var opened = pdf.Opened();
        Regex.Count(opened, "/AFRelationship /Data").ShouldBe(2);
        opened.ShouldContain("/AF [");
        opened.ShouldContain("/Subtype /application#2fjson", Case.Insensitive);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void Same_document_gives_the_same_bytes()
    {
        using var first = WrittenPdf.Of(Sample.Everything(ReaderLanguage.English));
        using var second = WrittenPdf.Of(Sample.Everything(ReaderLanguage.English));

        second.Bytes.SequenceEqual(first.Bytes).ShouldBeTrue();
    }

    [Fact]
    public void Fonts_are_embedded_subsets_with_their_characters_named()
    {
        using var pdf = WrittenPdf.Of(Sample.Everything(ReaderLanguage.English));

        var fonts = Tool.Run("pdffonts", pdf.Path).Text;

        Regex.Count(fonts, @"(?m)^AUDIT[ABC]\+\S+\s+CID TrueType\s+Identity-H\s+yes yes yes").ShouldBe(3);
        pdf.Bytes.Length.ShouldBeLessThan(150_000);
    }

    [Fact]
    public void Missing_font_file_says_what_to_do() =>
        Should.Throw<FileNotFoundException>(() => PressFonts.FromPackages(Path.GetTempPath())).Message.ShouldContain("npm ci");
}
