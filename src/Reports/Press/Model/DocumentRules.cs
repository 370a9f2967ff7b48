namespace AuditPipeline.Reports.Press.Model;

/// <summary>What must hold of a document before it is drawn.</summary>
internal static class DocumentRules
{
    private const int MostBars = 30;
    private const int MostLinePoints = 400;
    private const int MostSeries = 4;

    /// <exception cref="ArgumentException">A rule is broken; the message names the block by its place.</exception>
    public static void Check(PressDocument document)
    {
        var level = 0;
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < document.Blocks.Count; i++)
        {
            var problem = document.Blocks[i] switch
            {
                CoverBlock when i > 0 => "a cover can only come first",
                HeadingBlock heading => Heading(heading, ref level),
                TableBlock table => Table(table),
                ChartBlock chart => Chart(chart),
                AttachmentBlock attachment => Attachment(attachment, names),
                _ => null,
            };
            if (problem is not null) throw new ArgumentException($"Block {i + 1}: {problem}.");
        }
    }

    private static string? Heading(HeadingBlock heading, ref int level)
    {
        if (heading.Level is < 1 or > 3) return "heading levels are 1 to 3";
        if (heading.Level > level + 1) return $"a heading of level {heading.Level} follows one of level {level}";
        level = heading.Level;
        return null;
    }

    private static string? Table(TableBlock table)
    {
        if (table.Columns.Count == 0) return "a table needs a column";
        if (table.WidthShare is not (> 0 and <= 1)) return "a table takes more than none and at most all of the width";
        return table.Columns.Any(c => c.Width is not (> 0 and < double.PositiveInfinity)) ? "column widths are positive" : null;
    }

    private static string? Chart(ChartBlock chart)
    {
        if (chart.Series.Count is 0 or > MostSeries) return $"a chart has 1 to {MostSeries} series";
        if (chart.Kind == ChartKind.Bar && chart.Series.Count != 1) return "a bar chart has one series";
        if (chart.Points.Count == 0) return "a chart needs a point";
        var most = chart.Kind == ChartKind.Line ? MostLinePoints : MostBars;
        if (chart.Points.Count > most) return $"this kind of chart has at most {most} points";
        if (chart.Points.Any(p => p.Values.Count != chart.Series.Count)) return "every point has one value per series";
        return chart.Kind == ChartKind.StackedBar && chart.Points.Any(p => p.Values.Any(v => v < 0))
            ? "stacked values are not negative"
            : null;
    }

    private static string? Attachment(AttachmentBlock attachment, HashSet<string> names)
    {
        if (attachment.Name.Length == 0 || attachment.Name.AsSpan().ContainsAny('/', '\\')) return "an attachment has a name without folders";
        return names.Add(attachment.Name) ? null : $"two attachments are called '{attachment.Name}'";
    }
}
