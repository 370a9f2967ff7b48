using System.Buffers.Binary;
using System.Text;

namespace AuditPipeline.Reports.Press.Fonts;

/// <summary>A TrueType font file (OpenType specification, tables cmap, glyf, head, hhea, hmtx, loca, maxp, name, OS/2, post).
/// Immutable after parsing.</summary>
internal sealed class TrueTypeFont
{
    // What a CIDFontType2 program needs (ISO 32000-1, 9.9); cmap and names are not looked at.
    private static readonly string[] Embedded = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    private readonly byte[] file;
    private readonly Dictionary<string, (int Start, int Length)> tables;
    private readonly Dictionary<int, ushort> glyphs;
    private readonly int[] advances;
    private readonly int[] places;

    private TrueTypeFont(byte[] file, Dictionary<string, (int Start, int Length)> tables)
    {
        this.file = file;
        this.tables = tables;
        var head = Table("head");
        var unitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(head[18..]);
        int Scale(int units) => (int)Math.Round(units * 1000.0 / unitsPerEm, MidpointRounding.AwayFromZero);

        Box = [.. Enumerable.Range(0, 4).Select(i => Scale(BinaryPrimitives.ReadInt16BigEndian(Table("head")[(36 + (2 * i))..])))];
        var hhea = Table("hhea");
        Ascent = Scale(BinaryPrimitives.ReadInt16BigEndian(hhea[4..]));
        Descent = Scale(BinaryPrimitives.ReadInt16BigEndian(hhea[6..]));
        var os2 = Table("OS/2");
        CapHeight = os2.Length >= 90 ? Scale(BinaryPrimitives.ReadInt16BigEndian(os2[88..])) : Ascent;
        IsFixedPitch = BinaryPrimitives.ReadUInt32BigEndian(Table("post")[12..]) != 0;
        Name = PostScriptName();

        var count = BinaryPrimitives.ReadUInt16BigEndian(Table("maxp")[4..]);
        var longMetrics = BinaryPrimitives.ReadUInt16BigEndian(hhea[34..]);
        var hmtx = Table("hmtx");
        var loca = Table("loca");
        var longLoca = BinaryPrimitives.ReadInt16BigEndian(head[50..]) == 1;
        advances = new int[count];
        places = new int[count + 1];
        for (var i = 0; i < count; i++)
        {
            advances[i] = Scale(BinaryPrimitives.ReadUInt16BigEndian(hmtx[(4 * Math.Min(i, longMetrics - 1))..]));
        }

        for (var i = 0; i <= count; i++)
        {
            places[i] = longLoca
                ? BinaryPrimitives.ReadInt32BigEndian(loca[(4 * i)..])
                : 2 * BinaryPrimitives.ReadUInt16BigEndian(loca[(2 * i)..]);
        }

        glyphs = CharacterMap();
    }

    public string Name { get; }

    /// <summary>Measures in thousandths of the font size.</summary>
    public int Ascent { get; }

    public int Descent { get; }

    public int CapHeight { get; }

    /// <summary>Left, bottom, right, top.</summary>
    public IReadOnlyList<int> Box { get; }

    public bool IsFixedPitch { get; }

    /// <summary>Reads a font file.</summary>
    /// <exception cref="InvalidDataException">Not a TrueType font, or a table is missing or cut short.</exception>
    public static TrueTypeFont Parse(byte[] file)
    {
        try
        {
            if (BinaryPrimitives.ReadUInt32BigEndian(file) is not (0x00010000 or 0x74727565))
            {
                throw new InvalidDataException("Not a TrueType font (no glyf outlines).");
            }

            var tables = new Dictionary<string, (int, int)>(StringComparer.Ordinal);
            for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4)); i++)
            {
                var entry = file.AsSpan(12 + (16 * i), 16);
                tables[Encoding.ASCII.GetString(entry[..4])] = (
                    BinaryPrimitives.ReadInt32BigEndian(entry[8..]), BinaryPrimitives.ReadInt32BigEndian(entry[12..]));
            }

            return new TrueTypeFont(file, tables);
        }
        catch (Exception e) when (e is ArgumentException or KeyNotFoundException or OverflowException or IndexOutOfRangeException)
        {
            throw new InvalidDataException("The TrueType font is damaged.", e);
        }
    }

    /// <summary>Glyph of a character; 0 where the font has none.</summary>
    public ushort GlyphOf(int codePoint) => glyphs.GetValueOrDefault(codePoint);

    /// <summary>Width of a glyph in thousandths of the font size.</summary>
    public int Advance(ushort glyph) => advances[glyph];

    /// <summary>A font program with only the outlines of <paramref name="used"/> glyphs and what they are composed of. Glyph
    /// numbers stay, so text drawn before the subset was known stays right.</summary>
    public byte[] Subset(IEnumerable<ushort> used)
    {
        var keep = new SortedSet<ushort> { 0 };
        var open = new Stack<ushort>(used);
        while (open.TryPop(out var glyph))
        {
            if (!keep.Add(glyph)) continue;
            foreach (var part in Parts(glyph)) open.Push(part);
        }

        using var outlines = new MemoryStream();
        var loca = new byte[4 * places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * i), (int)outlines.Length);
            if (i + 1 == places.Length || !keep.Contains((ushort)i)) continue;
            outlines.Write(Outline((ushort)i));
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
        }

        var head = Table("head").ToArray();
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(8), 0);    // the checksum of the whole file no longer holds
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);   // long loca
        return Assemble(Embedded.Where(tables.ContainsKey).Select(name => (name, name switch
        {
            "glyf" => outlines.ToArray(),
            "loca" => loca,
            "head" => head,
            _ => Table(name).ToArray(),
        })));
    }

    private static byte[] Assemble(IEnumerable<(string Name, byte[] Data)> parts)
    {
        var all = parts.ToArray();
        var log = (int)Math.Log2(all.Length);
        using var file = new MemoryStream();
        var directory = new byte[12 + (16 * all.Length)];
        BinaryPrimitives.WriteUInt32BigEndian(directory, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(4), (ushort)all.Length);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(6), (ushort)(16 << log));
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(8), (ushort)log);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(10), (ushort)((16 * all.Length) - (16 << log)));
        file.Write(directory);
        for (var i = 0; i < all.Length; i++)
        {
            var entry = directory.AsSpan(12 + (16 * i), 16);
            Encoding.ASCII.GetBytes(all[i].Name).CopyTo(entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(all[i].Data));
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], (int)file.Length);
            BinaryPrimitives.WriteInt32BigEndian(entry[12..], all[i].Data.Length);
            file.Write(all[i].Data);
            while (file.Length % 4 != 0) file.WriteByte(0);
        }

        file.Position = 0;
        file.Write(directory);
        return file.ToArray();
    }

    private static uint Checksum(byte[] data)
    {
        var sum = 0u;
        Span<byte> word = stackalloc byte[4];
        for (var i = 0; i < data.Length; i += 4)
        {
            word.Clear();
            data.AsSpan(i, Math.Min(4, data.Length - i)).CopyTo(word);
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(word));
        }

        return sum;
    }

    private ReadOnlySpan<byte> Table(string name) => file.AsSpan(tables[name].Start, tables[name].Length);

    private ReadOnlySpan<byte> Outline(ushort glyph) => Table("glyf")[places[glyph]..places[glyph + 1]];

    private List<ushort> Parts(ushort glyph)
    {
        const int wordArguments = 0x0001, scale = 0x0008, more = 0x0020, twoScales = 0x0040, matrix = 0x0080;
        var parts = new List<ushort>();
        var outline = Outline(glyph);
        if (outline.Length < 10 || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) return parts;
        var at = 10;
        int flags;
        do
        {
            flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
            parts.Add(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
            at += 4 + ((flags & wordArguments) != 0 ? 4 : 2);
            at += (flags & scale) != 0 ? 2 : (flags & twoScales) != 0 ? 4 : (flags & matrix) != 0 ? 8 : 0;
        }
        while ((flags & more) != 0);

        return parts;
    }

    private Dictionary<int, ushort> CharacterMap()
    {
        var cmap = Table("cmap");
        var map = new Dictionary<int, ushort>();
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(cmap[2..]); i++)
        {
            var table = cmap[BinaryPrimitives.ReadInt32BigEndian(cmap[(8 + (8 * i))..])..];
            switch (BinaryPrimitives.ReadUInt16BigEndian(table))
            {
                case 12: Groups(table, map); break;
                case 4: Segments(table, map); break;
                default: break;
            }
        }

        return map;
    }

    private static void Groups(ReadOnlySpan<byte> table, Dictionary<int, ushort> map)
    {
        for (var g = 0; g < BinaryPrimitives.ReadInt32BigEndian(table[12..]); g++)
        {
            var group = table.Slice(16 + (12 * g), 12);
            var first = BinaryPrimitives.ReadInt32BigEndian(group);
            for (var c = first; c <= BinaryPrimitives.ReadInt32BigEndian(group[4..]); c++)
            {
                map.TryAdd(c, (ushort)(BinaryPrimitives.ReadInt32BigEndian(group[8..]) + c - first));
            }
        }
    }

    private static void Segments(ReadOnlySpan<byte> table, Dictionary<int, ushort> map)
    {
        int doubled = BinaryPrimitives.ReadUInt16BigEndian(table[6..]);
        for (var s = 0; s < doubled; s += 2)
        {
            var last = BinaryPrimitives.ReadUInt16BigEndian(table[(14 + s)..]);
            var first = BinaryPrimitives.ReadUInt16BigEndian(table[(16 + doubled + s)..]);
            var delta = BinaryPrimitives.ReadUInt16BigEndian(table[(16 + (2 * doubled) + s)..]);
            var rangeAt = 16 + (3 * doubled) + s;
            int range = BinaryPrimitives.ReadUInt16BigEndian(table[rangeAt..]);
            for (int c = first; c <= last && c != 0xFFFF; c++)
            {
                int glyph = range == 0 ? c : BinaryPrimitives.ReadUInt16BigEndian(table[(rangeAt + range + (2 * (c - first)))..]);
                if (glyph == 0) continue;
                map.TryAdd(c, unchecked((ushort)(glyph + delta)));
            }
        }
    }

    private string PostScriptName()
    {
        const int postScript = 6, windows = 3;
        var name = Table("name");
        var texts = name[BinaryPrimitives.ReadUInt16BigEndian(name[4..])..];
        for (var i = 0; i < BinaryPrimitives.ReadUInt16BigEndian(name[2..]); i++)
        {
            var entry = name.Slice(6 + (12 * i), 12);
            if (BinaryPrimitives.ReadUInt16BigEndian(entry) != windows
                || BinaryPrimitives.ReadUInt16BigEndian(entry[6..]) != postScript) continue;
            var text = texts.Slice(
                BinaryPrimitives.ReadUInt16BigEndian(entry[10..]), BinaryPrimitives.ReadUInt16BigEndian(entry[8..]));
            return Encoding.BigEndianUnicode.GetString(text);
        }

        throw new InvalidDataException("The TrueType font has no PostScript name.");
    }
}
