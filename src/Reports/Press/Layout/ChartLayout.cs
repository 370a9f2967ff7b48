using AuditPipeline.Reports.Press.Fonts;
using AuditPipeline.Reports.Press.Model;
using AuditPipeline.Reports.Press.Pdf;

namespace AuditPipeline.Reports.Press.Layout;

/// <summary>Draws charts as one figure with its alternative text, and the figures as a table below.</summary>
internal static class ChartLayout
{
    private const double LegendHeight = 15;
    private const double AxisHeight = 30;
    private const double LineHeight = 170;
    private const double LabelShare = 0.3;
    private const int MostLabelLines = 2;

    private static readonly string[] Dashes = ["[] 0 d", "[5 2.5] 0 d", "[1.5 2] 0 d", "[7 2 1.5 2] 0 d"];
    private static readonly TextStyle OnDark = Theme.Label with { Color = Theme.White, Face = FontFace.Bold };
    private static readonly TextStyle OnLight = Theme.Label with { Color = Theme.Ink, Face = FontFace.Bold };

    /// <summary>Height of title and drawing, which stay together.</summary>
    public static double Height(Flow flow, ChartBlock block)
    {
        var title = flow.Setter.Set(block.Title, Theme.Caption, Theme.Width).Count * Theme.Caption.Leading;
        return title + 4 + FigureHeight(flow, block);
    }

    public static void Draw(Flow flow, ChartBlock block)
    {
        flow.Need(Height(flow, block));
        var title = flow.Structure.Open("P", flow.Parent);
        flow.Lines(title, flow.Setter.Set(block.Title, Theme.Caption, Theme.Width));
        flow.Structure.Close(title);
        flow.Advance(4);

        var height = FigureHeight(flow, block);
        var box = PdfSyntax.Numbers(Theme.Left, flow.Y - height, Theme.Right, flow.Y);
        var figure = flow.Structure.Open(
            "Figure", flow.Parent, $"/Alt{PdfSyntax.Text(block.Alternative)}/A<</O/Layout/Placement/Block/BBox[{box}]>>");
        var shortened = false;
        flow.Page.Tagged(figure, () =>
        {
            if (block.Series.Count > 1) Legend(flow, block);
            if (block.Kind == ChartKind.Line) Lines(flow, block, out shortened);
            else Bars(flow, block, out shortened);
        });
        flow.Structure.Close(figure);
        flow.Advance(height);
        flow.Gap(Theme.BlockGap);
        flow.NoteMarks();
        if (block.DataTable || shortened) TableLayout.Draw(flow, Data(flow, block));
    }

    private static double FigureHeight(Flow flow, ChartBlock block)
    {
        var legend = block.Series.Count > 1 ? LegendHeight : 0;
        if (block.Kind == ChartKind.Line) return legend + LineHeight + AxisHeight;
        return legend + block.Points.Sum(p => RowHeight(Label(flow, p, out _).Count)) + AxisHeight;
    }

    private static double RowHeight(int labelLines) => Math.Max(18, (labelLines * Theme.Label.Leading) + 5);

    private static List<TextLine> Label(Flow flow, ChartPoint point, out bool shortened) =>
        flow.Setter.SetShort(point.Label, Theme.Label with { Color = Theme.Ink }, (Theme.Width * LabelShare) - 8, MostLabelLines, out shortened);

    private static (Rgb Fill, Rgb Edge, TextStyle Text) Shade(int series) => series switch
    {
        0 => (Theme.Accent, Theme.Accent, OnDark),
        1 => (Theme.AccentLight, Theme.Accent, OnLight),
        2 => (Theme.AccentMiddle, Theme.Accent, OnLight),
        _ => (Theme.White, Theme.Accent, OnLight),
    };

    private static void Legend(Flow flow, ChartBlock block)
    {
        var x = Theme.Left;
        var middle = flow.Y - 6;
        for (var s = 0; s < block.Series.Count; s++)
        {
            var text = flow.Setter.SetShort(block.Series[s], Theme.Label with { Color = Theme.Ink }, (Theme.Width / block.Series.Count) - 34, 1, out _)[0];
            if (block.Kind == ChartKind.Line)
            {
                flow.Page.Line(x, middle, x + 20, middle, Theme.Accent, 1.3, Dashes[s]);
                Marker(flow.Page, s, x + 10, middle);
            }
            else
            {
                var (fill, edge, _) = Shade(s);
                flow.Page.Fill(x, middle - 3.5, 12, 7, fill);
                flow.Page.Frame(x, middle - 3.5, 12, 7, edge, 0.5);
            }

            var indent = block.Kind == ChartKind.Line ? 25 : 16;
            flow.Page.Text(text, x + indent, middle + (Theme.Label.Leading / 2));
            x += indent + text.Width + 18;
        }
    }

    private static void Bars(Flow flow, ChartBlock block, out bool shortened)
    {
        shortened = false;
        var page = flow.Page;
        var values = block.Points.Select(p => p.Values.Sum(v => v ?? 0)).ToArray();
        var scale = ChartScale.Of(values);
        var widest = values.Max(v => flow.Setter.Measure(flow.Format.Number(v, block.Decimals), OnLight));
        widest = Math.Max(widest, flow.Setter.Measure(flow.Words.Unknown, Theme.Label));
        var left = Theme.Left + (Theme.Width * LabelShare);
        var plot = Theme.Right - left - widest - 8;
        double Place(decimal value) => left + (plot * scale.Place(value));

        var top = flow.Y - (block.Series.Count > 1 ? LegendHeight : 0);
        var bottom = top - block.Points.Sum(p => RowHeight(Label(flow, p, out _).Count));
        Axis(flow, block, scale, Place, top, bottom);

        var y = top;
        foreach (var point in block.Points)
        {
            var label = Label(flow, point, out var cut);
            shortened |= cut;
            var row = RowHeight(label.Count);
            var middle = y - (row / 2);
            var lineTop = middle + (label.Count * Theme.Label.Leading / 2);
            foreach (var line in label)
            {
                page.Text(line, left - 8 - line.Width, lineTop);
                lineTop -= Theme.Label.Leading;
            }

            var end = Segments(flow, block, point, middle, Place);
            var known = point.Values.Any(v => v is not null);
            var sum = point.Values.Sum(v => v ?? 0);
            var text = known
                ? flow.Setter.Line(flow.Format.Number(sum, block.Decimals), OnLight)
                : flow.Setter.Line(flow.Words.Unknown, Theme.Label);
            page.Text(text, end + 4, middle + (Theme.Label.Leading / 2));
            y -= row;
        }

        var zero = Place(0);
        page.Line(zero, top, zero, bottom, Theme.Muted, 0.7);
    }

    // Gives the right end of the bar, where its value is written.
    private static double Segments(Flow flow, ChartBlock block, ChartPoint point, double middle, Func<decimal, double> place)
    {
        const double thickness = 11;
        var sum = 0m;
        var end = place(0);
        for (var s = 0; s < point.Values.Count; s++)
        {
            if (point.Values[s] is not { } value || value == 0) continue;
            var from = Math.Min(place(sum), place(sum + value));
            var width = Math.Abs(place(sum + value) - place(sum));
            var (fill, edge, style) = Shade(s);
            flow.Page.Fill(from, middle - (thickness / 2), width, thickness, fill);
            if (block.Series.Count > 1) flow.Page.Frame(from, middle - (thickness / 2), width, thickness, edge, 0.5);
            var text = flow.Setter.Line(flow.Format.Number(value, block.Decimals), style);
            if (block.Series.Count > 1 && text.Width + 4 < width)
            {
                flow.Page.Text(text, from + ((width - text.Width) / 2), middle + (style.Leading / 2));
            }

            sum += value;
            end = Math.Max(end, from + width);
        }

        return end;
    }

    private static void Axis(Flow flow, ChartBlock block, ChartScale scale, Func<decimal, double> place, double top, double bottom)
    {
        var lastEnd = double.MinValue;
        foreach (var tick in scale.Ticks())
        {
            var x = place(tick);
            flow.Page.Line(x, top, x, bottom - 3, Theme.Rule, 0.4);
            var text = flow.Setter.Line(flow.Format.Number(tick, scale.Decimals), Theme.Label);
            if (x - (text.Width / 2) < lastEnd + 6) continue;
            flow.Page.Text(text, x - (text.Width / 2), bottom - 4);
            lastEnd = x + (text.Width / 2);
        }

        var name = flow.Setter.SetShort(block.ValueAxis, Theme.Label, place(scale.To) - place(scale.From), 1, out _)[0];
        flow.Page.Text(name, place(scale.From), bottom - 15);
    }

    private static void Lines(Flow flow, ChartBlock block, out bool shortened)
    {
        var page = flow.Page;
        var scale = ChartScale.Of(block.Points.SelectMany(p => p.Values).Select(v => v ?? 0));
        var ticks = scale.Ticks().Select(t => (Value: t, Text: flow.Setter.Line(flow.Format.Number(t, scale.Decimals), Theme.Label))).ToArray();
        var top = flow.Y - (block.Series.Count > 1 ? LegendHeight : 0);
        var name = flow.Setter.SetShort(block.ValueAxis, Theme.Label, Theme.Width, 1, out _)[0];
        page.Text(name, Theme.Left, top);
        var plotTop = top - 16;
        var bottom = top - LineHeight;
        var left = Theme.Left + ticks.Max(t => t.Text.Width) + 6;
        var right = Theme.Right - 8;
        double High(decimal value) => bottom + ((plotTop - bottom) * scale.Place(value));
        double Wide(int index) => block.Points.Count == 1
            ? (left + right) / 2
            : left + 8 + ((right - left - 16) * index / (block.Points.Count - 1));

        foreach (var (value, text) in ticks)
        {
            page.Line(left, High(value), Theme.Right, High(value), value == 0 ? Theme.Muted : Theme.Rule, value == 0 ? 0.7 : 0.4);
            page.Text(text, left - 5 - text.Width, High(value) + (Theme.Label.Leading / 2));
        }

        PointLabels(flow, block, Wide, bottom, out shortened);
        for (var s = 0; s < block.Series.Count; s++) Series(page, block, s, Wide, High);
    }

    private static void PointLabels(Flow flow, ChartBlock block, Func<int, double> wide, double bottom, out bool shortened)
    {
        shortened = false;
        var free = double.MinValue;
        for (var i = 0; i < block.Points.Count; i++)
        {
            var text = flow.Setter.SetShort(block.Points[i].Label, Theme.Label, Theme.Width / 4, 1, out var cut)[0];
            shortened |= cut;
            var x = Math.Clamp(wide(i) - (text.Width / 2), Theme.Left, Math.Max(Theme.Left, Theme.Right - text.Width));
            flow.Page.Line(wide(i), bottom, wide(i), bottom - 2.5, Theme.Muted, 0.5);
            if (x < free + 8) continue;   // labels that would touch are left out; the data table has them all
            flow.Page.Text(text, x, bottom - 4);
            free = x + text.Width;
        }

        var name = flow.Setter.SetShort(block.CategoryAxis, Theme.Label, Theme.Width / 2, 1, out _)[0];
        flow.Page.Text(name, Theme.Right - name.Width, bottom - 15);
    }

    private static void Series(Page page, ChartBlock block, int series, Func<int, double> wide, Func<decimal, double> high)
    {
        var stretch = new List<(double X, double Y)>();
        for (var i = 0; i <= block.Points.Count; i++)
        {
            if (i < block.Points.Count && block.Points[i].Values[series] is { } value)
            {
                stretch.Add((wide(i), high(value)));
                continue;
            }

            if (stretch.Count > 1) page.Path(stretch, null, Theme.Accent, 1.4, Dashes[series]);
            // With many points markers would hide the line.
            if (stretch.Count == 1 || block.Points.Count <= 40) stretch.ForEach(p => Marker(page, series, p.X, p.Y));
            stretch.Clear();
        }
    }

    private static void Marker(Page page, int series, double x, double y)
    {
        const double r = 2.4;
        switch (series)
        {
            case 0:
                page.Raw($"{Theme.Accent.Fill}{BadgeDrawing.Round(x, y, r)} f");
                break;
            case 1:
                page.Fill(x - r, y - r, 2 * r, 2 * r, Theme.White);
                page.Frame(x - r, y - r, 2 * r, 2 * r, Theme.Accent, 0.9);
                break;
            case 2:
                page.Path([(x - r, y - r), (x + r, y - r), (x, y + r)], Theme.Accent, null);
                break;
            default:
                page.Path([(x - r, y), (x, y + r), (x + r, y), (x, y - r)], Theme.White, Theme.Accent, 0.9);
                break;
        }
    }

    private static TableBlock Data(Flow flow, ChartBlock block)
    {
        var stacked = block.Kind == ChartKind.StackedBar;
        string Write(decimal? value) => value is { } known ? flow.Format.Number(known, block.Decimals) : "–";
        return new TableBlock(
            null,
            [
                new TableColumn(block.CategoryAxis, 2, CellAlign.Start, NamesRow: true),
                .. block.Series.Select(s => new TableColumn(s, 1, CellAlign.End)),
                .. stacked ? [new TableColumn(flow.Words.Total, 1, CellAlign.End)] : Array.Empty<TableColumn>(),
            ],
            block.Points.Select(p => new TableRow(
            [
                new TableCell(p.Label),
                .. p.Values.Select(v => new TableCell(Write(v))),
                .. stacked ? [new TableCell(Write(p.Values.Sum()))] : Array.Empty<TableCell>(),
            ])))
        {
            WidthShare = block.Series.Count switch { 1 => 0.55, 2 => 0.75, _ => 1 },
        };
    }
}
