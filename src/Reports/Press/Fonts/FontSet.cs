using System.Globalization;
using System.Text;
using AuditPipeline.Reports.Press.Pdf;

namespace AuditPipeline.Reports.Press.Fonts;

/// <summary>The fonts of one document: finds a glyph for every character, remembers which were drawn, and embeds those.</summary>
internal sealed class FontSet
{
    private const int Mark = 0x25AF;   // WHITE VERTICAL RECTANGLE

    private static readonly FontFace[] Fallbacks = [FontFace.Regular, FontFace.Mono, FontFace.Bold];

    private readonly IReadOnlyList<TrueTypeFont> faces;
    private readonly SortedDictionary<ushort, Rune>[] drawn;
    private readonly int[] objects;
    private readonly Dictionary<(int CodePoint, FontFace Face), Glyph> found = [];

    public FontSet(PressFonts fonts, PdfFile file)
    {
        faces = fonts.Faces;
        drawn = [.. faces.Select(_ => new SortedDictionary<ushort, Rune>())];
        objects = [.. faces.Select(_ => file.Reserve())];
    }

    /// <summary>Resource dictionary of every page.</summary>
    public string Resources => "/Font<<" + string.Concat(
        Enumerable.Range(0, objects.Length).Select(i => $"/F{i.ToString(CultureInfo.InvariantCulture)} {PdfSyntax.Ref(objects[i])}")) + ">>";

    /// <summary>The glyph of a character in the face asked for, else in the first that has it, else the visible mark.</summary>
    public Glyph Find(Rune rune, FontFace face)
    {
        if (found.TryGetValue((rune.Value, face), out var known)) return known;
        var glyph = Draws(rune) ? Look(rune, rune, face, isMark: false) : null;
        glyph ??= Look(new Rune(Mark), rune, face, isMark: true) ?? Look(new Rune('?'), rune, face, isMark: true)
            ?? throw new InvalidDataException("The fonts have neither the mark for missing characters nor a question mark.");
        // Only as many as the fonts have characters, plus a bounded number of marks.
        if (found.Count < 20_000) found[(rune.Value, face)] = glyph.Value;
        return glyph.Value;
    }

    /// <summary>Marks drawn so far.</summary>
    public int Marks { get; private set; }

    public void Use(Glyph glyph)
    {
        if (glyph.IsMark) Marks++;
        // The mark stands for many characters; each gives its own as ActualText.
        drawn[(int)glyph.Face].TryAdd(glyph.Id, glyph.IsMark ? new Rune(Mark) : glyph.Rune);
    }

    public void Write(PdfFile file)
    {
        for (var i = 0; i < faces.Count; i++)
        {
            var font = faces[i];
            if (drawn[i].Count == 0) Use(Find(new Rune(' '), (FontFace)i));
            var name = PdfSyntax.Name($"{Prefix(i)}+{font.Name}");
            var program = font.Subset(drawn[i].Keys);
            var programNumber = file.AddStream(
                string.Create(CultureInfo.InvariantCulture, $"/Length1 {program.Length}"), program);
            var flags = font.IsFixedPitch ? 5 : 4;   // symbolic, as the font has no encoding of its own; fixed pitch
            var box = string.Join(' ', font.Box.Select(n => n.ToString(CultureInfo.InvariantCulture)));
            var descriptor = file.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type/FontDescriptor/FontName{name}/Flags {flags}/FontBBox[{box}]/ItalicAngle 0/Ascent {font.Ascent}/Descent {font.Descent}/CapHeight {font.CapHeight}/StemV {(i == (int)FontFace.Bold ? 140 : 80)}/FontFile2 {programNumber} 0 R>>"));
            var widths = string.Concat(drawn[i].Keys.Select(
                g => string.Create(CultureInfo.InvariantCulture, $"{g}[{font.Advance(g)}]")));
            var cid = file.Add(
                $"<</Type/Font/Subtype/CIDFontType2/BaseFont{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                + $"/FontDescriptor {PdfSyntax.Ref(descriptor)}/DW 1000/W[{widths}]/CIDToGIDMap/Identity>>");
            var toUnicode = file.AddStream(string.Empty, ToUnicode(drawn[i]));
            file.Write(
                objects[i],
                $"<</Type/Font/Subtype/Type0/BaseFont{name}/Encoding/Identity-H/DescendantFonts[{PdfSyntax.Ref(cid)}]/ToUnicode {PdfSyntax.Ref(toUnicode)}>>");
        }
    }

    // Subset names start with six capitals (9.6.4), different for different fonts of one file.
    private static string Prefix(int index) => $"AUDIT{(char)('A' + index)}";

    private static byte[] ToUnicode(SortedDictionary<ushort, Rune> glyphs)
    {
        var text = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            + "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
            + "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        foreach (var part in glyphs.Chunk(100))   // more than 100 lines in one block are not allowed
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var (glyph, rune) in part)
            {
                var utf16 = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(rune.ToString()));
                text.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}><{utf16}>\n");
            }

            text.Append("endbfchar\n");
        }

        text.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    // Scripts drawn letter after letter from left to right. The others need shaping or a direction this writer does not have,
    // and a wrong drawing would be worse than a mark. Direction controls can make text read other than it is, so they are marked.
    private static bool Draws(Rune rune) => rune.Value switch
    {
        < 0x20 or (>= 0x7F and < 0xA0) or 0xAD => false,
        < 0x0590 => true,
        >= 0x10A0 and < 0x1100 => true,
        >= 0x1D00 and < 0x2000 => true,
        (>= 0x200B and <= 0x200F) or (>= 0x2028 and <= 0x202E) or (>= 0x2060 and <= 0x206F) => false,
        >= 0x2000 and < 0x2E80 => true,
        >= 0xA640 and < 0xA6A0 => true,
        >= 0xA700 and < 0xA800 => true,
        >= 0xAB30 and < 0xAB70 => true,
        >= 0xFB00 and <= 0xFB06 => true,
        0xFFFD => true,
        _ => false,
    };

    private Glyph? Look(Rune drawnAs, Rune rune, FontFace asked, bool isMark)
    {
        foreach (var face in Fallbacks.Prepend(asked))
        {
            var id = faces[(int)face].GlyphOf(drawnAs.Value);
            if (id != 0) return new Glyph(rune, face, id, faces[(int)face].Advance(id), isMark);
        }

        return null;
    }
}
