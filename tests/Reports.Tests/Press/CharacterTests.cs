using AuditPipeline.Reports.Press;
using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Tests.Press;

public sealed class CharacterTests
{
    [Theory]
    [InlineData("Łukasz Ørsted Şükrü Đặng ß ĳ")]
    [InlineData("Αλέξανδρος Ὀδυσσεύς")]
    [InlineData("Иван Петров Ґалаґан Ѳеодоръ")]
    [InlineData("≤ ≥ ≠ → ● ○ ▲ √ € … – — “x”")]
    public void Latin_Greek_Cyrillic_and_signs_are_drawn(string text)
    {
        using var pdf = WrittenPdf.Of(new ParagraphBlock([text, " ", Run.Mono(text)]));

        var read = pdf.Text();

        pdf.Receipt.Marks.ShouldBe(0);
        read.ShouldContain(text);
    }

    [Theory]
    [InlineData("山田太郎", 4)]
    [InlineData("देवनागरी", 8)]
    [InlineData("😀", 1)]
    public void What_cannot_be_drawn_is_marked_explained_and_kept(string text, int marks)
    {
        using var pdf = WrittenPdf.Of(new ParagraphBlock($"Before {text} after"));

        var read = pdf.Text();

        pdf.Receipt.Marks.ShouldBe(marks);
        read.ShouldContain($"Before {text} after");
        read.ShouldContain("see attachment");
    }

    [Fact]
    public void Right_to_left_text_is_marked_and_not_drawn_in_the_wrong_order()
    {
        using var pdf = WrittenPdf.Of(new ParagraphBlock("Name محمد here"));

        var marks = pdf.Receipt.Marks;

        marks.ShouldBe(4);
        pdf.Opened().ShouldContain("/ActualText<FEFF0645062D0645062F>");
    }

    [Fact]
    public void Control_and_direction_characters_do_not_hide()
    {
        using var pdf = WrittenPdf.Of(new ParagraphBlock("a\u202Eb\u0000c\u200Bd\u0007e\uD800f"));

        var marks = pdf.Receipt.Marks;

        marks.ShouldBe(4);   // the lone surrogate becomes U+FFFD, which the fonts have
        Tool.Run("qpdf", "--check", pdf.Path).Code.ShouldBe(0);
    }

    [Fact]
    public void Marks_are_found_in_every_kind_of_block()
    {
        using var pdf = WrittenPdf.Of(
            new TableBlock("山", [new TableColumn("山")], [new TableRow("山")]),
            new CalloutBlock(CalloutKind.Info, "山", ["山"]),
            new KeyValueBlock([new KeyValue("山", "山")]),
            new MonoBlock("山"));

        var (code, text) = Tool.Run("qpdf", "--check", pdf.Path);

        code.ShouldBe(0, text);
        pdf.Receipt.Marks.ShouldBe(8);
    }

    [Fact]
    public void No_character_of_the_basic_plane_breaks_the_file()
    {
        var every = string.Concat(Enumerable.Range(0, 0x10000).Select(c => (char)c));
        using var pdf = WrittenPdf.Of(new ParagraphBlock(every), new MonoBlock(every));

        var (code, text) = Tool.Run("qpdf", "--check", pdf.Path);

        code.ShouldBe(0, text);
        pdf.Receipt.Marks.ShouldBeInRange(100_000, 131_072);
    }

    [Fact]
    public void Pdf_syntax_in_text_stays_text()
    {
        const string text = @"a) Tj (b \ >> endstream endobj % <x> [y] {z}";
        using var pdf = WrittenPdf.Of(Sample.With(new HeadingBlock(1, text), new ParagraphBlock(text)) with { Title = text, Author = "<&>" });

        var read = pdf.Text();

        read.ShouldContain(text);
        Tool.Run("qpdf", "--check", pdf.Path).Code.ShouldBe(0);
        Tool.Run("pdfinfo", pdf.Path).Text.ShouldContain("<&>");
    }
}
