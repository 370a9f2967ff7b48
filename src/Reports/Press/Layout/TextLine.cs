using AuditPipeline.Reports.Press.Fonts;

namespace AuditPipeline.Reports.Press.Layout;

/// <summary>A line of text, set.</summary>
/// <param name="Glyphs">Characters from left to right, without the space it broke at.</param>
/// <param name="Style">How it is set.</param>
/// <param name="Width">Width in points.</param>
/// <param name="Indent">Distance from the left edge of the text, in points.</param>
internal sealed record TextLine(IReadOnlyList<Glyph> Glyphs, TextStyle Style, double Width, double Indent = 0);
