namespace AuditPipeline.Reports.Press.Fonts;

/// <summary>Face of the font set; the number is its index.</summary>
internal enum FontFace
{
    Regular = 0,
    Bold = 1,
    Mono = 2,
}
