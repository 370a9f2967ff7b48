using AuditPipeline.Reports.Press.Fonts;
using AuditPipeline.Reports.Press.Model;
using AuditPipeline.Reports.Press.Pdf;

namespace AuditPipeline.Reports.Press.Layout;

/// <summary>Draws names and values as a table without a head: each name is the head of its row.</summary>
internal static class KeyValueLayout
{
    private const double KeyShare = 0.28;
    private const double KeyGap = 12;
    private const double PadY = 3.4;

    private static readonly TextStyle Key = new(FontFace.Bold, 8.8, 12.6, Theme.Muted);
    private static readonly TextStyle Value = new(FontFace.Regular, 8.8, 12.6, Theme.Ink);

    public static double Start(Flow flow, IReadOnlyList<KeyValue> items) =>
        items.Count == 0 ? 0 : items.Take(2).Sum(i => (2 * PadY) + (SetValue(flow, i).Count * Value.Leading));

    public static void Draw(Flow flow, IReadOnlyList<KeyValue> items)
    {
        if (items.Count == 0) return;
        var table = flow.Structure.Open("Table", flow.Parent);
        Rule(flow);
        foreach (var item in items) Draw(flow, table, item);
        flow.Structure.Close(table);
        flow.NoteMarks();
        flow.Gap(Theme.BlockGap);
    }

    private static List<TextLine> SetValue(Flow flow, KeyValue item) =>
        flow.Setter.Set(item.Value, Value, Theme.Width * (1 - KeyShare));

    private static void Draw(Flow flow, StructureElement table, KeyValue item)
    {
        var key = flow.Setter.Set(item.Key, Key, (Theme.Width * KeyShare) - KeyGap);
        var value = SetValue(flow, item);
        var all = Math.Max(key.Count, value.Count);
        var height = (2 * PadY) + (all * Value.Leading);
        if (height <= Theme.BodyHeight / 2 || flow.Remaining < (2 * PadY) + (2 * Value.Leading)) flow.Need(height);

        var row = flow.Structure.Open("TR", table);
        var head = flow.Structure.Open("TH", row, $"/A {PdfSyntax.Ref(flow.Structure.RowScope)}");
        var cell = flow.Structure.Open("TD", row);
        for (var from = 0; from < all;)
        {
            var count = Math.Min(all - from, Math.Max(1, (int)((flow.Remaining - (2 * PadY) + 0.01) / Value.Leading)));
            var top = flow.Y - PadY;
            Part(flow.Page, head, key, from, count, Theme.Left, top);
            Part(flow.Page, cell, value, from, count, Theme.Left + (Theme.Width * KeyShare), top);
            flow.Advance((2 * PadY) + (count * Value.Leading));
            Rule(flow);
            from += count;
            if (from < all) flow.NewPage();
        }

        flow.Structure.Close(head);
        flow.Structure.Close(cell);
        flow.Structure.Close(row);
    }

    private static void Part(Page page, StructureElement element, List<TextLine> lines, int from, int count, double x, double top)
    {
        var part = lines.Skip(from).Take(count).ToArray();
        if (part.Length == 0) return;
        page.Tagged(element, () =>
        {
            foreach (var line in part)
            {
                page.Text(line, x, top);
                top -= Value.Leading;
            }
        });
    }

    private static void Rule(Flow flow)
    {
        var y = flow.Y;
        flow.Page.Artifact(() => flow.Page.Line(Theme.Left, y, Theme.Right, y, Theme.Rule, 0.4));
    }
}
