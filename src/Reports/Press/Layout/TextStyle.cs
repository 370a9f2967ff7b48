using AuditPipeline.Reports.Press.Fonts;

namespace AuditPipeline.Reports.Press.Layout;

/// <summary>How a text is set.</summary>
/// <param name="Face">Face of plain runs.</param>
/// <param name="Size">Font size in points.</param>
/// <param name="Leading">Distance of baselines in points.</param>
/// <param name="Color">Colour of the letters.</param>
/// <param name="BreakAnywhere">Lines may end after any character: commands and output.</param>
internal sealed record TextStyle(FontFace Face, double Size, double Leading, Rgb Color, bool BreakAnywhere = false)
{
    /// <summary>Size of a face: the monospaced one runs wide and is set a little smaller beside the others.</summary>
    public double SizeOf(FontFace face) => face == FontFace.Mono && Face != FontFace.Mono ? Size * 0.92 : Size;
}
