using System.Text;

namespace AuditPipeline.Reports.Press.Fonts;

/// <summary>One character ready to be drawn.</summary>
/// <param name="Rune">What the text said.</param>
/// <param name="Face">Face that has it.</param>
/// <param name="Id">Glyph number in that face.</param>
/// <param name="Advance">Width in thousandths of the font size.</param>
/// <param name="IsMark">The visible mark is drawn in its place.</param>
internal readonly record struct Glyph(Rune Rune, FontFace Face, ushort Id, int Advance, bool IsMark);
