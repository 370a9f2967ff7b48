using System.Globalization;
using AuditPipeline.Reports.Press.Fonts;
using AuditPipeline.Reports.Press.Model;
using AuditPipeline.Reports.Press.Pdf;

namespace AuditPipeline.Reports.Press.Layout;

/// <summary>The contents pages: their number is known from the headings alone, so they are reserved before the text is laid out
/// and drawn when the page of every heading is known.</summary>
internal sealed class ContentsLayout
{
    private const double NumberWidth = 34;
    private const double IndentPerLevel = 14;
    private const double TitleHeight = 34;

    private readonly Flow flow;
    private readonly PageFurniture furniture;
    private readonly List<List<(List<TextLine> Lines, int Level)>> sheets = [[]];
    private readonly List<Page> pages = [];
    private readonly StructureElement root;
    private readonly StructureElement title;

    public ContentsLayout(Flow flow, PageFurniture furniture, IEnumerable<HeadingBlock> headings)
    {
        this.flow = flow;
        this.furniture = furniture;
        title = flow.Structure.Open("P", flow.Parent);
        root = flow.Structure.Open("TOC", flow.Parent);
        var room = Theme.BodyHeight - TitleHeight;
        foreach (var heading in headings)
        {
            var lines = flow.Setter.Set(
                heading.Text, StyleOf(heading.Level), Theme.Width - NumberWidth - ((heading.Level - 1) * IndentPerLevel));
            var height = Height(lines, heading.Level);
            if (height > room && sheets[^1].Count > 0)
            {
                sheets.Add([]);
                room = Theme.BodyHeight;
            }

            room -= height;
            sheets[^1].Add((lines, heading.Level));
        }

        foreach (var _ in sheets) pages.Add(flow.Reserve());
    }

    /// <summary>Draws and writes the pages; <paramref name="bookmarks"/> in the order of the headings.</summary>
    public void Draw(IReadOnlyList<Bookmark> bookmarks)
    {
        var entry = 0;
        for (var i = 0; i < pages.Count; i++)
        {
            var page = pages[i];
            if (page.Printed == 1 && furniture.FirstPageAnnotation is { } widget) page.AddAnnotation(widget);
            var y = Theme.Top;
            if (i == 0)
            {
                page.Tagged(title, () => page.Text(flow.Setter.Line(flow.Words.Contents, Theme.Heading(1)), Theme.Left, y));
                y -= TitleHeight;
            }

            foreach (var (lines, level) in sheets[i])
            {
                DrawEntry(page, lines, level, y, bookmarks[entry++]);
                y -= Height(lines, level);
            }

            furniture.Draw(page, withHead: true);
            page.Write(flow.File, flow.Structure, furniture.Resources);
        }

        flow.Structure.Close(title);
        flow.Structure.Close(root);
    }

    private static TextStyle StyleOf(int level) => level == 1 ? Theme.Body with { Face = FontFace.Bold } : Theme.Body;

    private static double Height(List<TextLine> lines, int level) => (lines.Count * Theme.Body.Leading) + (level == 1 ? 7 : 2);

    private void DrawEntry(Page page, List<TextLine> lines, int level, double y, Bookmark target)
    {
        y -= level == 1 ? 5 : 0;   // first-level entries stand a little apart
        var item = flow.Structure.Open("TOCI", root);
        var link = flow.Structure.Open("Link", item);
        var x = Theme.Left + ((level - 1) * IndentPerLevel);
        var number = flow.Setter.Line(target.PageNumber.ToString(CultureInfo.InvariantCulture), StyleOf(level));
        var lastTop = y - ((lines.Count - 1) * Theme.Body.Leading);
        page.Tagged(link, () =>
        {
            for (var i = 0; i < lines.Count; i++) page.Text(lines[i], x, y - (i * Theme.Body.Leading));
            page.Text(number, Theme.Right - number.Width, lastTop);
        });
        var from = x + lines[^1].Width + 6;
        var to = Theme.Right - number.Width - 6;
        if (to - from > 12)
        {
            var baseline = lastTop - (Theme.Body.Leading / 2) - (Theme.Body.Size * 0.357);
            page.Artifact(() => page.Line(from, baseline, to, baseline, Theme.AccentMiddle, 0.6, "[0.6 3] 0 d"));
        }

        var height = lines.Count * Theme.Body.Leading;
        page.Link(flow.File, flow.Structure, link, y - height, height, target);
        flow.Structure.Close(link);
        flow.Structure.Close(item);
    }
}
