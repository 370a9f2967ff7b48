using AuditPipeline.Reports.Press.Fonts;
using AuditPipeline.Reports.Press.Model;
using AuditPipeline.Reports.Press.Pdf;

namespace AuditPipeline.Reports.Press.Layout;

/// <summary>Draws tables: head on every page, light rules, rows kept whole where a page can hold them.</summary>
internal sealed class TableLayout
{
    private const double PadX = 5;
    private const double PadY = 3.2;
    private const double BadgeWidth = 11;

    private readonly Flow flow;
    private readonly TableBlock block;
    private readonly double[] edges;
    private readonly List<TextLine>[] head;
    private readonly double headHeight;
    private readonly StructureElement table;

    private TableLayout(Flow flow, TableBlock block)
    {
        this.flow = flow;
        this.block = block;
        edges = Edges(flow, block);
        head = [.. block.Columns.Select((c, i) => flow.Setter.Set(c.Title, Theme.CellHead, TextWidth(i)))];
        headHeight = (head.Max(h => h.Count) * Theme.CellHead.Leading) + (2 * PadY);
        table = flow.Structure.Open("Table", flow.Parent);
    }

    /// <summary>Height that caption, head and a first row take at least.</summary>
    public static double Start(Flow flow, TableBlock block)
    {
        var edges = Edges(flow, block);
        var lines = block.Columns
            .Select((c, i) => flow.Setter.Set(c.Title, Theme.CellHead, edges[i + 1] - edges[i] - (2 * PadX)).Count).Max();
        var caption = block.Caption is null ? 0 : flow.Setter.Set(block.Caption, Theme.Caption, Theme.Width).Count * Theme.Caption.Leading;
        return caption + 4 + ((lines + 3) * Theme.Cell.Leading) + (4 * PadY);
    }

    public static void Draw(Flow flow, TableBlock block)
    {
        flow.Need(Start(flow, block));
        new TableLayout(flow, block).Draw();
    }

    // Columns take their share, but none is so narrow that a word of its title breaks; the others give what that takes.
    private static double[] Edges(Flow flow, TableBlock block)
    {
        var columns = block.Columns;
        var width = Theme.Width * block.WidthShare;
        var total = columns.Sum(c => c.Width);
        var shares = columns.Select(c => width * c.Width / total).ToArray();
        var least = columns.Select(c => LongestWord(flow, c.Title) + (2 * PadX) + 0.5).ToArray();
        var missing = shares.Select((s, i) => Math.Max(0, least[i] - s)).Sum();
        var spare = shares.Select((s, i) => Math.Max(0, s - least[i])).Sum();
        var given = spare > 0 ? Math.Min(1, missing / spare) : 0;
        var edges = new double[columns.Count + 1];
        edges[0] = Theme.Left;
        for (var i = 0; i < columns.Count; i++)
        {
            var wide = shares[i] >= least[i] || missing > spare ? shares[i] - (missing > spare ? 0 : (shares[i] - least[i]) * given) : least[i];
            edges[i + 1] = edges[i] + wide;
        }

        return edges;
    }

    private static double LongestWord(Flow flow, string title) =>
        title.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => flow.Setter.Set(word, Theme.CellHead, double.MaxValue)[0].Width).DefaultIfEmpty(0).Max();

    private double TextWidth(int column) => edges[column + 1] - edges[column] - (2 * PadX);

    private void Draw()
    {
        using (var rows = block.Rows.GetEnumerator())
        {
            // Read two rows ahead, so that the last row need not stand alone under a repeated head.
            var (current, next, after) = (Read(rows), Read(rows), Read(rows));
            var caption = block.Caption is null ? [] : flow.Setter.Set(block.Caption, Theme.Caption, Theme.Width);
            // A head at the foot of a page with its first row on the next one says nothing.
            if (current is not null)
            {
                var row = Kept(Height(current), after is null ? next : null);
                flow.Need((caption.Count * Theme.Caption.Leading) + 3 + headHeight + row);
            }

            DrawCaption(caption);
            DrawHead(first: true);
            while (current is not null)
            {
                DrawRow(current, after is null ? next : null);
                (current, next, after) = (next, after, Read(rows));
            }
        }

        Rule(Theme.AccentMiddle, 0.8);
        flow.Structure.Close(table);
        flow.NoteMarks();
        flow.Gap(Theme.BlockGap + 4);
    }

    // What of a row stays on one page: with the table's last row behind it where both are small, whole where a page can hold it.
    private double Kept(double height, TableRow? last)
    {
        var together = last is null ? height : height + Height(last);
        if (together <= Theme.BodyHeight / 4) return together;
        return height <= Theme.BodyHeight / 2 ? height : Height(3);
    }

    private void DrawCaption(List<TextLine> lines)
    {
        if (lines.Count == 0) return;
        var caption = flow.Structure.Open("Caption", table);
        flow.Lines(caption, lines);
        flow.Structure.Close(caption);
        flow.Advance(3);
    }

    private static TableRow? Read(IEnumerator<TableRow> rows) => rows.MoveNext() ? rows.Current : null;

    private void DrawHead(bool first)
    {
        var top = flow.Y;
        var page = flow.Page;
        page.Artifact(() => page.Fill(Theme.Left, top - headHeight, edges[^1] - Theme.Left, headHeight, Theme.Ground));
        if (first)
        {
            var row = flow.Structure.Open("TR", table);
            for (var i = 0; i < head.Length; i++)
            {
                var column = i;
                var cell = flow.Structure.Open("TH", row, $"/A {PdfSyntax.Ref(flow.Structure.ColumnScope)}");
                page.Tagged(cell, () => DrawLines(head[column], column, top - PadY, 0));
                flow.Structure.Close(cell);
            }

            flow.Structure.Close(row);
        }
        else
        {
            // Said once in the structure; on later pages it is there for the eye only.
            page.Artifact(
                () =>
                {
                    for (var i = 0; i < head.Length; i++) DrawLines(head[i], i, top - PadY, 0);
                },
                "/Type/Pagination");
        }

        flow.Advance(headHeight);
        Rule(Theme.Accent, 0.9);
    }

    private void DrawRow(TableRow row, TableRow? last)
    {
        var cells = Set(row);
        if (Kept(Height(cells.Max(c => c.Count)), last) > flow.Remaining) TurnPage();

        var element = flow.Structure.Open("TR", table);
        var elements = block.Columns.Select(c => flow.Structure.Open(
            c.NamesRow ? "TH" : "TD",
            element,
            c.NamesRow ? $"/A {PdfSyntax.Ref(flow.Structure.RowScope)}" : string.Empty)).ToArray();
        var drawn = 0;
        var all = cells.Max(c => c.Count);
        while (true)
        {
            var fit = Math.Min(all - drawn, Math.Max(1, (int)((flow.Remaining - (2 * PadY) + 0.01) / Theme.Cell.Leading)));
            DrawPart(row, cells, elements, drawn, fit);
            drawn += fit;
            if (drawn == all) break;
            TurnPage();
        }

        foreach (var cell in elements) flow.Structure.Close(cell);
        flow.Structure.Close(element);
    }

    private void DrawPart(TableRow row, List<TextLine>[] cells, StructureElement[] elements, int from, int count)
    {
        var page = flow.Page;
        var top = flow.Y - PadY;
        for (var i = 0; i < cells.Length; i++)
        {
            var column = i;
            var part = cells[i].Skip(from).Take(count).ToList();
            if (part.Count == 0 && from > 0) continue;
            var indent = 0.0;
            if (row.Cells[i].Badge is { } badge)
            {
                indent = BadgeWidth;
                if (from == 0)
                {
                    page.Artifact(() => BadgeDrawing.Draw(page, badge, edges[column] + PadX + 3.6, top - (Theme.Cell.Leading / 2), 3.3));
                }
            }

            page.Tagged(elements[i], () => DrawLines(part, column, top, indent));
        }

        flow.Advance(Height(count));
        Rule(Theme.Rule, 0.4);
    }

    private static double Height(int lines) => (lines * Theme.Cell.Leading) + (2 * PadY);

    private double Height(TableRow row) => Height(Set(row).Max(c => c.Count));

    private void TurnPage()
    {
        flow.NewPage();
        DrawHead(first: false);
    }

    private List<TextLine>[] Set(TableRow row) => row.Cells.Count == block.Columns.Count
        ? [.. row.Cells.Select(Set)]
        : throw new ArgumentException($"A row has {row.Cells.Count} cells where the table has {block.Columns.Count} columns.");

    private List<TextLine> Set(TableCell cell, int column) => flow.Setter.Set(
        cell.Runs,
        block.Columns[column].NamesRow ? Theme.Cell with { Face = FontFace.Bold } : Theme.Cell,
        TextWidth(column) - (cell.Badge is null ? 0 : BadgeWidth));

    private void DrawLines(List<TextLine> lines, int column, double top, double indent)
    {
        foreach (var line in lines)
        {
            var free = TextWidth(column) - indent - line.Width;
            var shift = block.Columns[column].Align switch
            {
                CellAlign.End => free,
                CellAlign.Center => free / 2,
                _ => 0,
            };
            flow.Page.Text(line, edges[column] + PadX + indent + shift, top);
            top -= line.Style.Leading;
        }
    }

    private void Rule(Rgb color, double weight)
    {
        var y = flow.Y;
        flow.Page.Artifact(() => flow.Page.Line(Theme.Left, y, edges[^1], y, color, weight));
    }
}
