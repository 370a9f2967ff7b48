using System.Globalization;

namespace AuditPipeline.Reports.Press.Layout;

/// <summary>The few words a press adds of its own.</summary>
internal sealed record PressWords(
    string Contents, string Page, string Of, string Info, string Warning, string Attachment, string Total, string Unknown, string MarkNote)
{
    private static readonly PressWords English = new(
        "Contents", "page", "of", "Note", "Warning", "Attachment", "Total", "not known",
        "▯ stands for a character this page cannot draw; the text itself is kept in the file: see attachment.");

    private static readonly PressWords Dutch = new(
        "Inhoud", "pagina", "van", "Toelichting", "Let op", "Bijlage", "Totaal", "niet bekend",
        "▯ staat voor een teken dat deze pagina niet kan tonen; de tekst zelf staat in het bestand: zie bijlage.");

    public static PressWords For(ReaderLanguage language) => language == ReaderLanguage.Dutch ? Dutch : English;

    public string PageOf(int page) => $"{Page} {page.ToString(CultureInfo.InvariantCulture)} {Of} ";
}
