using System.Globalization;
using System.Text;
using AuditPipeline.Reports.Press.Fonts;
using AuditPipeline.Reports.Press.Model;
using AuditPipeline.Reports.Press.Pdf;

namespace AuditPipeline.Reports.Press.Layout;

/// <summary>What stands on every page outside the text: running head, pack id, "page x of y". The total is a form all pages
/// point to, drawn when the last page is known, so no page waits for it.</summary>
internal sealed class PageFurniture
{
    private const double FootTop = 46;
    private const double HeadTop = Theme.PageHeight - 40;

    private readonly PdfFile file;
    private readonly FontSet fonts;
    private readonly TextSetter setter;
    private readonly PressWords words;
    private readonly PressDocument document;
    private readonly int total;
    private readonly TextStyle idStyle = new(FontFace.Mono, Theme.Small.Size * 0.94, Theme.Small.Leading, Theme.Muted);

    public PageFurniture(PressDocument document, PdfFile file, FontSet fonts, int? firstPageAnnotation)
    {
        this.document = document;
        this.file = file;
        this.fonts = fonts;
        setter = new TextSetter(fonts);
        words = PressWords.For(document.Language);
        total = file.Reserve();
        FirstPageAnnotation = firstPageAnnotation;
        Resources = file.Add($"<<{fonts.Resources}/XObject<</Total {PdfSyntax.Ref(total)}>>>>");
    }

    /// <summary>Resource dictionary shared by all pages.</summary>
    public int Resources { get; }

    /// <summary>The signature's widget, or null.</summary>
    public int? FirstPageAnnotation { get; }

    public void Draw(Page page, bool withHead)
    {
        if (withHead)
        {
            page.Artifact(
                () =>
                {
                    // The id is printed whole as far as half the width goes; the running head gets what is left.
                    var id = setter.SetShort(document.PackId, idStyle, Theme.Width / 2, 1, out _)[0];
                    var head = setter.SetShort(document.RunningHead, Theme.Small, Theme.Width - id.Width - 18, 1, out _)[0];
                    page.Text(head, Theme.Left, HeadTop);
                    page.Text(id, Theme.Right - id.Width, HeadTop);
                    page.Line(Theme.Left, HeadTop - 15, Theme.Right, HeadTop - 15, Theme.Rule, 0.6);
                },
                "/Type/Pagination/Subtype/Header");
        }

        page.Artifact(
            () =>
            {
                var number = setter.Line(words.PageOf(page.Printed), Theme.Small);
                page.Text(number, Theme.Left, FootTop);
                page.Raw($"q 1 0 0 1 {PdfSyntax.Numbers(Theme.Left + number.Width, FootTop)} cm /Total Do Q");
                var title = setter.SetShort(document.Title, Theme.Small, Theme.Width - 120, 1, out _)[0];
                page.Text(title, Theme.Right - title.Width, FootTop);
            },
            "/Type/Pagination/Subtype/Footer");
    }

    public void WriteTotal(int pages)
    {
        var line = setter.Line(pages.ToString(CultureInfo.InvariantCulture), Theme.Small);
        var style = line.Style;
        foreach (var glyph in line.Glyphs) fonts.Use(glyph);
        var glyphs = string.Concat(line.Glyphs.Select(g => g.Id.ToString("X4", CultureInfo.InvariantCulture)));
        var baseline = -(style.Leading / 2) - (style.Size * 0.357);
        var text = $"BT {style.Color.Fill}/F{((int)style.Face).ToString(CultureInfo.InvariantCulture)} {PdfSyntax.Number(style.Size)} Tf 0 {PdfSyntax.Number(baseline)} Td <{glyphs}> Tj ET";
        file.WriteStream(
            total,
            $"/Type/XObject/Subtype/Form/BBox[0 -20 80 10]/Resources<<{fonts.Resources}>>",
            Encoding.ASCII.GetBytes(text));
    }
}
