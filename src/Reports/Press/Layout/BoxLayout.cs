using AuditPipeline.Reports.Press.Fonts;
using AuditPipeline.Reports.Press.Model;
using AuditPipeline.Reports.Press.Pdf;

namespace AuditPipeline.Reports.Press.Layout;

/// <summary>Draws text on a ground of its own: callouts and commands.</summary>
internal static class BoxLayout
{
    private const double PadX = 12;
    private const double PadY = 8;
    private const double BarWidth = 3;

    public static double Start(Flow flow, CalloutBlock block) =>
        Math.Min(Theme.BodyHeight / 3, Set(flow, block).Sum(p => p.Sum(l => l.Style.Leading)) + (2 * PadY));

    public static double Start(Flow flow, MonoBlock block) =>
        (2 * PadY) + (Math.Min(4, Set(flow, block).Count) * Theme.Command.Leading);

    public static void Draw(Flow flow, CalloutBlock block)
    {
        flow.Need(Start(flow, block));
        var (ground, bar) = block.Kind == CalloutKind.Warning ? (Theme.CautionGround, Theme.Caution) : (Theme.Ground, Theme.Accent);
        Draw(flow, Set(flow, block), "P", ground, bar);
        flow.NoteMarks();
        flow.Gap(Theme.BlockGap);
    }

    public static void Draw(Flow flow, MonoBlock block)
    {
        flow.Need(Start(flow, block));
        Draw(flow, [Set(flow, block)], "P", Theme.Ground, null);
        flow.NoteMarks();
        flow.Gap(Theme.BlockGap);
    }

    private static List<TextLine>[] Set(Flow flow, CalloutBlock block)
    {
        var (word, color) = block.Kind == CalloutKind.Warning
            ? (flow.Words.Warning, Theme.Caution)
            : (flow.Words.Info, Theme.Accent);
        var width = Theme.Width - (2 * PadX) - BarWidth;
        return
        [
            flow.Setter.Set($"{word}: {block.Title}", Theme.Body with { Face = FontFace.Bold, Color = color }, width),
            flow.Setter.Set(block.Text, Theme.Body, width),
        ];
    }

    private static List<TextLine> Set(Flow flow, MonoBlock block) =>
        flow.Setter.Set(block.Text.TrimEnd('\n', '\r'), Theme.Command, Theme.Width - (2 * PadX));

    private static void Draw(Flow flow, IReadOnlyList<List<TextLine>> parts, string role, Rgb ground, Rgb? bar)
    {
        var elements = parts.Select(_ => flow.Structure.Open(role, flow.Parent)).ToArray();
        var lines = parts.SelectMany((p, i) => p.Select(l => (Part: i, Line: l))).ToArray();
        for (var start = 0; start < lines.Length;)
        {
            var leading = lines[start].Line.Style.Leading;
            var room = (int)((flow.Remaining - (2 * PadY) + 0.01) / leading);
            var count = Math.Min(lines.Length - start, room);
            if (count < Math.Min(2, lines.Length - start) && !flow.AtTop)
            {
                flow.NewPage();
                continue;
            }

            DrawPart(flow, lines.AsSpan(start, Math.Max(1, count)).ToArray(), elements, ground, bar);
            start += Math.Max(1, count);
            if (start < lines.Length) flow.NewPage();
        }

        foreach (var element in elements) flow.Structure.Close(element);
    }

    private static void DrawPart(
        Flow flow, (int Part, TextLine Line)[] lines, StructureElement[] elements, Rgb ground, Rgb? bar)
    {
        var (page, top) = (flow.Page, flow.Y);
        var height = lines.Sum(l => l.Line.Style.Leading) + (2 * PadY);
        page.Artifact(() =>
        {
            page.Fill(Theme.Left, top - height, Theme.Width, height, ground);
            if (bar is { } color) page.Fill(Theme.Left, top - height, BarWidth, height, color);
        });
        var y = top - PadY;
        foreach (var part in lines.GroupBy(l => l.Part))
        {
            page.Tagged(elements[part.Key], () =>
            {
                foreach (var (_, line) in part)
                {
                    page.Text(line, Theme.Left + PadX + (bar is null ? 0 : BarWidth), y);
                    y -= line.Style.Leading;
                }
            });
        }

        flow.Advance(height);
    }
}
