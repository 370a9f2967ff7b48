using System.Text;
using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Packs;

/// <summary>Plain text of a document's blocks, line by line, for checks over what it says.</summary>
public static class PressText
{
    public static void Append(IEnumerable<PressBlock> blocks, StringBuilder text)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case CoverBlock cover:
                    text.AppendLine(cover.Title).AppendLine(cover.Subtitle);
                    foreach (var fact in cover.Facts) text.Append(fact.Key).Append(": ").AppendLine(Text(fact.Value));
                    if (cover.Notice is { } notice) text.AppendLine(notice.Title).AppendLine(Text(notice.Text));
                    text.AppendLine(cover.Disclaimer);
                    break;
                case HeadingBlock heading:
                    text.AppendLine(heading.Text);
                    break;
                case ParagraphBlock paragraph:
                    text.AppendLine(Text(paragraph.Runs));
                    break;
                case KeyValueBlock pairs:
                    foreach (var fact in pairs.Items) text.Append(fact.Key).Append(": ").AppendLine(Text(fact.Value));
                    break;
                case TableBlock table:
                    text.AppendLine(table.Caption).AppendJoin(" | ", table.Columns.Select(c => c.Title)).AppendLine();
                    foreach (var row in table.Rows) text.AppendJoin(" | ", row.Cells.Select(c => Text(c.Runs))).AppendLine();
                    break;
                case ChartBlock chart:
                    text.AppendLine(chart.Title).AppendLine(chart.Alternative).AppendLine(chart.CategoryAxis).AppendLine(chart.ValueAxis)
                        .AppendJoin(", ", chart.Series.Concat(chart.Points.Select(p => p.Label))).AppendLine();
                    break;
                case CalloutBlock callout:
                    text.AppendLine(callout.Title).AppendLine(Text(callout.Text));
                    break;
                case MonoBlock mono:
                    text.AppendLine(mono.Text);
                    break;
                case AttachmentBlock attachment:
                    text.Append(attachment.Name).Append(": ").AppendLine(attachment.Description);
                    break;
            }
        }
    }

    private static string Text(IReadOnlyList<Run> runs) => string.Concat(runs.Select(r => r.Text));
}
