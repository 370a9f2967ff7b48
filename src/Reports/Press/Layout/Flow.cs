using AuditPipeline.Reports.Press.Fonts;
using AuditPipeline.Reports.Press.Model;
using AuditPipeline.Reports.Press.Pdf;

namespace AuditPipeline.Reports.Press.Layout;

/// <summary>The column of text running over the pages: knows where the next block goes and turns the page when it must.</summary>
internal sealed class Flow(PressDocument document, PdfFile file, StructureTree structure, FontSet fonts, PageTree pages, PageFurniture furniture)
{
    private Page? page;
    private bool hasHead;
    private int explained;

    public PdfFile File => file;

    public StructureTree Structure => structure;

    public PressWords Words { get; } = PressWords.For(document.Language);

    public ReaderFormat Format { get; } = ReaderFormat.For(document.Language);

    public TextSetter Setter { get; } = new(fonts);

    public List<Bookmark> Bookmarks { get; } = [];

    /// <summary>Element that new blocks hang on.</summary>
    public StructureElement Parent => structure.Document;

    public Page Page => page ?? throw new InvalidOperationException("No page is open.");

    /// <summary>Top of the next thing drawn.</summary>
    public double Y { get; private set; }

    public double Remaining => Y - Theme.Bottom;

    public bool AtTop => Y >= Theme.Top - 0.01;

    /// <summary>Takes a page that is drawn later; the caller writes it.</summary>
    public Page Reserve()
    {
        var index = pages.Count;
        var (number, node) = pages.Append();
        return new Page(number, node, index, structure.ReserveKey(), fonts);
    }

    public void NewPage(bool withHead = true)
    {
        ClosePage();
        page = Reserve();
        if (page.Printed == 1 && furniture.FirstPageAnnotation is { } widget) page.AddAnnotation(widget);
        hasHead = withHead;
        Y = Theme.Top;
    }

    public void ClosePage()
    {
        if (page is null) return;
        var before = fonts.Marks;
        furniture.Draw(page, hasHead);   // last, so that programs reading the page in drawing order give the text first
        explained += fonts.Marks - before;   // there is no room to explain a mark at the head or foot
        page.Write(file, structure, furniture.Resources);
        page = null;
    }

    /// <summary>Turns the page unless <paramref name="height"/> fits; a page that is still empty is not turned.</summary>
    public void Need(double height)
    {
        if (Remaining < height && !AtTop) NewPage();
    }

    public void Advance(double height) => Y -= height;

    /// <summary>Space between blocks; dropped at the head of a page.</summary>
    public void Gap(double height)
    {
        if (!AtTop) Y -= height;
    }

    /// <summary>Sets lines as one element, over as many pages as it takes, with never one line alone on either side.</summary>
    public void Lines(StructureElement element, IReadOnlyList<TextLine> lines, double x = Theme.Left)
    {
        for (var start = 0; start < lines.Count;)
        {
            var left = lines.Count - start;
            var count = LinesThatFit(left, lines[start].Style.Leading);
            if (count == 0)
            {
                NewPage();
                continue;
            }

            var from = start;
            Page.Tagged(element, () =>
            {
                for (var i = from; i < from + count; i++)
                {
                    Page.Text(lines[i], x, Y);
                    Y -= lines[i].Style.Leading;
                }
            });
            start += count;
        }
    }

    /// <summary>How many of <paramref name="left"/> lines go on this page: 0 when it must be turned first.</summary>
    public int LinesThatFit(int left, double leading)
    {
        var room = (int)((Remaining + 0.01) / leading);
        if (left <= room) return left;
        if (room == left - 1) room--;
        if (room >= 2) return room;
        return AtTop ? Math.Max(1, room) : 0;
    }

    /// <summary>Explains the mark below a block, when one was drawn since the last explanation.</summary>
    public void NoteMarks()
    {
        if (fonts.Marks == explained) return;
        var note = structure.Open("P", Parent);
        Gap(3);
        Lines(note, Setter.Set(Words.MarkNote, Theme.Small, Theme.Width));
        structure.Close(note);
        explained = fonts.Marks;
    }
}
