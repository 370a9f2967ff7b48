using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Press.Layout;

/// <summary>Draws the first page.</summary>
internal static class CoverLayout
{
    private const double Pad = 14;
    private const double BadgeRadius = 5.5;

    public static void Draw(Flow flow, CoverBlock cover)
    {
        flow.Page.Artifact(() => flow.Page.Fill(0, Theme.PageHeight - 12, Theme.PageWidth, 12, Theme.Accent));
        flow.Advance(34);
        Text(flow, "Title", flow.Setter.Set(cover.Title, Theme.CoverTitle, Theme.Width));
        if (cover.Subtitle is not null)
        {
            flow.Advance(4);
            Text(flow, "P", flow.Setter.Set(cover.Subtitle, Theme.CoverSubtitle, Theme.Width));
        }

        flow.Advance(14);
        flow.Page.Artifact(() => flow.Page.Fill(Theme.Left, flow.Y, 54, 2.4, Theme.Accent));
        flow.Advance(20);
        if (cover.Notice is not null) Notice(flow, cover.Notice);
        if (cover.Facts.Count > 0) KeyValueLayout.Draw(flow, cover.Facts);
        if (cover.Disclaimer is null) return;
        flow.Gap(4);
        Text(flow, "P", flow.Setter.Set(cover.Disclaimer, Theme.Small, Theme.Width));
    }

    private static void Notice(Flow flow, CoverNotice notice)
    {
        var indent = Pad + (2 * BadgeRadius) + 9;
        var title = flow.Setter.Set(
            notice.Title, Theme.NoticeTitle with { Color = BadgeDrawing.ColorOf(notice.Badge) }, Theme.Width - indent - Pad);
        var text = flow.Setter.Set(notice.Text, Theme.Body, Theme.Width - indent - Pad);
        var height = (2 * Pad) + (title.Count * Theme.NoticeTitle.Leading) + 3 + (text.Count * Theme.Body.Leading);
        flow.Need(height);
        var (page, top) = (flow.Page, flow.Y);
        var boxHeight = Math.Min(height, flow.Remaining);
        page.Artifact(() =>
        {
            page.Fill(Theme.Left, top - boxHeight, Theme.Width, boxHeight, Theme.Ground);
            page.Frame(Theme.Left, top - boxHeight, Theme.Width, boxHeight, BadgeDrawing.ColorOf(notice.Badge), 1);
            BadgeDrawing.Draw(page, notice.Badge, Theme.Left + Pad + BadgeRadius, top - Pad - (Theme.NoticeTitle.Leading / 2), BadgeRadius);
        });
        flow.Advance(Pad);
        Text(flow, "P", title, Theme.Left + indent);
        flow.Advance(3);
        Text(flow, "P", text, Theme.Left + indent);
        flow.Gap(Pad + 16);
        flow.NoteMarks();
    }

    private static void Text(Flow flow, string role, List<TextLine> lines, double x = Theme.Left)
    {
        var element = flow.Structure.Open(role, flow.Parent);
        flow.Lines(element, lines, x);
        flow.Structure.Close(element);
    }
}
