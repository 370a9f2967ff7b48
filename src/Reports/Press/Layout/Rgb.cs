using AuditPipeline.Reports.Press.Pdf;

namespace AuditPipeline.Reports.Press.Layout;

/// <summary>A colour of the sRGB space, components 0 to 255.</summary>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    public string Fill => PdfSyntax.Numbers(Red / 255.0, Green / 255.0, Blue / 255.0) + " rg ";

    public string Stroke => PdfSyntax.Numbers(Red / 255.0, Green / 255.0, Blue / 255.0) + " RG ";
}
