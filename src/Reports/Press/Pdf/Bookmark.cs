namespace AuditPipeline.Reports.Press.Pdf;

/// <summary>A place in the document that outline and contents point to.</summary>
/// <param name="Level">1 to 3.</param>
/// <param name="Text">Heading.</param>
/// <param name="Page">Object number of the page.</param>
/// <param name="PageNumber">As printed, from 1.</param>
/// <param name="Top">Height of the place on the page, in points from the bottom.</param>
internal sealed record Bookmark(int Level, string Text, int Page, int PageNumber, double Top)
{
    public string Destination => $"[{PdfSyntax.Ref(Page)}/XYZ 0 {PdfSyntax.Number(Top)} null]";
}
