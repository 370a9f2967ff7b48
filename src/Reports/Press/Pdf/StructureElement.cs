using System.Text;

namespace AuditPipeline.Reports.Press.Pdf;

/// <summary>An element of the structure tree that is still open.</summary>
internal sealed class StructureElement(int number, string role, int parent, string extra)
{
    public int Number { get; } = number;

    public string Role { get; } = role;

    public int Parent { get; } = parent;

    /// <summary>Dictionary entries such as Alt or attributes.</summary>
    public string Extra { get; } = extra;

    /// <summary>Page of the first content, 0 while there is none.</summary>
    public int Page { get; private set; }

    public StringBuilder Kids { get; } = new();

    public void AddContent(int page, int mark)
    {
        if (Page == 0) Page = page;
        // Content on the element's own page is a bare number, elsewhere a marked-content reference (14.7.4.2).
        if (Page == page) Kids.Append(' ').Append(mark);
        else Kids.Append("<</Type/MCR/Pg ").Append(PdfSyntax.Ref(page)).Append("/MCID ").Append(mark).Append(">>");
    }

    public void AddAnnotation(int page, int annotation) =>
        Kids.Append("<</Type/OBJR/Pg ").Append(PdfSyntax.Ref(page)).Append("/Obj ").Append(PdfSyntax.Ref(annotation)).Append(">>");
}
