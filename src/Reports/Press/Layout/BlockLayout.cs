using System.Security.Cryptography;
using AuditPipeline.Reports.Press.Model;
using AuditPipeline.Reports.Press.Pdf;

namespace AuditPipeline.Reports.Press.Layout;

/// <summary>Draws blocks one after the other.</summary>
internal sealed class BlockLayout(Flow flow, AttachmentStore attachments)
{
    public void Draw(IReadOnlyList<PressBlock> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            switch (blocks[i])
            {
                case CoverBlock cover: CoverLayout.Draw(flow, cover); break;
                case HeadingBlock heading: Heading(heading, Start(blocks, i)); break;
                case ParagraphBlock paragraph: Paragraph(paragraph); break;
                case KeyValueBlock list: KeyValueLayout.Draw(flow, list.Items); break;
                case TableBlock table: TableLayout.Draw(flow, table); break;
                case ChartBlock chart: ChartLayout.Draw(flow, chart); break;
                case CalloutBlock callout: BoxLayout.Draw(flow, callout); break;
                case MonoBlock mono: BoxLayout.Draw(flow, mono); break;
                case PageBreakBlock: PageBreak(); break;
                case AttachmentBlock attachment: Attachment(attachment); break;
                case var other: throw new ArgumentException($"No layout for a {other.GetType().Name}.");
            }
        }
    }

    // Height of a block's beginning, so that a heading never stands alone at the foot of a page.
    private double Start(IReadOnlyList<PressBlock> blocks, int index)
    {
        if (index >= blocks.Count) return 0;
        return blocks[index] switch
        {
            HeadingBlock heading => HeadingHeight(heading) + Start(blocks, index + 1),
            ParagraphBlock paragraph => ParagraphStart(paragraph),
            KeyValueBlock list => KeyValueLayout.Start(flow, list.Items),
            TableBlock table => TableLayout.Start(flow, table),
            ChartBlock chart => ChartLayout.Height(flow, chart),
            CalloutBlock callout => BoxLayout.Start(flow, callout),
            MonoBlock mono => BoxLayout.Start(flow, mono),
            AttachmentBlock => 3 * Theme.Body.Leading,
            _ => 0,
        };
    }

    private double HeadingHeight(HeadingBlock heading) =>
        (flow.Setter.Set(heading.Text, Theme.Heading(heading.Level), Theme.Width).Count * Theme.Heading(heading.Level).Leading)
        + Before(heading.Level) + After(heading.Level);

    private double ParagraphStart(ParagraphBlock paragraph)
    {
        var lines = flow.Setter.Set(paragraph.Runs, Theme.Body, Theme.Width).Count;
        return (lines <= 3 ? lines : 2) * Theme.Body.Leading;
    }

    private static double Before(int level) => level switch { 1 => 16, 2 => 10, _ => 6 };

    private static double After(int level) => level switch { 1 => 7, 2 => 4, _ => 3 };

    private void Heading(HeadingBlock heading, double start)
    {
        if (flow.Remaining < start) flow.Need(Math.Min(start, Theme.BodyHeight));
        flow.Gap(Before(heading.Level));
        flow.Bookmarks.Add(new Bookmark(heading.Level, heading.Text, flow.Page.Number, flow.Page.Printed, flow.Y + 6));
        var element = flow.Structure.Open(heading.Level switch { 1 => "H1", 2 => "H2", _ => "H3" }, flow.Parent);
        var lines = flow.Setter.Set(heading.Text, Theme.Heading(heading.Level), Theme.Width);
        flow.Lines(element, lines);
        flow.Structure.Close(element);
        flow.Advance(After(heading.Level));
    }

    private void Paragraph(ParagraphBlock paragraph)
    {
        var lines = flow.Setter.Set(paragraph.Runs, Theme.Body, Theme.Width);
        var element = flow.Structure.Open("P", flow.Parent);
        flow.Lines(element, lines);
        flow.Structure.Close(element);
        flow.NoteMarks();
        flow.Gap(Theme.BlockGap - 2);
    }

    private void PageBreak()
    {
        if (!flow.AtTop) flow.NewPage();
    }

    private void Attachment(AttachmentBlock block)
    {
        attachments.Add(block);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(block.Content.Span));
        Paragraph(new ParagraphBlock(
        [
            Run.Bold($"{flow.Words.Attachment}: "),
            Run.Mono(block.Name),
            $" ({block.MediaType}, {flow.Format.Size(block.Content.Length)}). {block.Description}\nSHA-256 ",
            Run.Mono(sha256),
        ]));
    }
}
