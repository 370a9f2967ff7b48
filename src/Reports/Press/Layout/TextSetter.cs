using System.Text;
using AuditPipeline.Reports.Press.Fonts;
using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Press.Layout;

/// <summary>Breaks text into lines. Lines break at spaces, after slashes and hyphens between letters, and, where a string is
/// wider than a whole line, after any character; nothing is ever cut off.</summary>
internal sealed class TextSetter(FontSet fonts)
{
    private const double ContinuationIndent = 14;

    public List<TextLine> Set(string text, TextStyle style, double width) => Set([new Run(text)], style, width);

    /// <summary>At least one line; an empty text gives an empty one.</summary>
    public List<TextLine> Set(IReadOnlyList<Run> runs, TextStyle style, double width)
    {
        var lines = new List<TextLine>();
        var paragraph = new List<Glyph>();
        foreach (var run in runs)
        {
            var face = run.Style switch
            {
                RunStyle.Bold => FontFace.Bold,
                RunStyle.Mono => FontFace.Mono,
                _ => style.Face,
            };
            foreach (var rune in run.Text.ReplaceLineEndings("\n").EnumerateRunes())
            {
                if (rune.Value == '\n')
                {
                    Break(paragraph, style, width, lines);
                    paragraph.Clear();
                }
                else if (rune.Value == '\t')
                {
                    for (var i = 0; i < 4; i++) paragraph.Add(fonts.Find(new Rune(' '), face));
                }
                else
                {
                    paragraph.Add(fonts.Find(rune, face));
                }
            }
        }

        Break(paragraph, style, width, lines);
        return lines;
    }

    /// <summary>Width of a text on one line.</summary>
    public double Measure(string text, TextStyle style) => Line(text, style).Width;

    /// <summary>A text on one line, however wide.</summary>
    public TextLine Line(string text, TextStyle style)
    {
        var glyphs = text.EnumerateRunes().Select(r => fonts.Find(r, style.Face)).ToArray();
        return new TextLine(glyphs, style, glyphs.Sum(g => Advance(g, style)));
    }

    /// <summary>At most <paramref name="most"/> lines, the last one ending in an ellipsis where text was left out.</summary>
    public List<TextLine> SetShort(string text, TextStyle style, double width, int most, out bool shortened)
    {
        var lines = Set(text, style, width);
        shortened = lines.Count > most;
        if (!shortened) return lines;
        var dots = fonts.Find(new Rune('…'), style.Face);
        var room = width - Advance(dots, style);
        var kept = new List<Glyph>();
        var used = 0.0;
        foreach (var glyph in lines[most - 1].Glyphs)
        {
            used += Advance(glyph, style);
            if (used > room) break;
            kept.Add(glyph);
        }

        kept.Add(dots);
        return [.. lines.Take(most - 1), new TextLine(kept, style, kept.Sum(g => Advance(g, style)))];
    }

    private static double Advance(Glyph glyph, TextStyle style) => glyph.Advance * style.SizeOf(glyph.Face) / 1000;

    private static void Break(List<Glyph> glyphs, TextStyle style, double width, List<TextLine> lines)
    {
        var start = 0;
        var indent = 0.0;
        do
        {
            var end = Fit(glyphs, start, style, width - indent, out var next);
            var content = glyphs.GetRange(start, end - start);
            lines.Add(new TextLine(content, style, content.Sum(g => Advance(g, style)), indent));
            start = next;
            if (style.BreakAnywhere) indent = ContinuationIndent;
        }
        while (start < glyphs.Count);
    }

    // Where the line starting at `start` ends, and where the next one starts.
    private static int Fit(List<Glyph> glyphs, int start, TextStyle style, double width, out int next)
    {
        var used = 0.0;
        var breakAt = -1;
        var i = start;
        for (; i < glyphs.Count; i++)
        {
            used += Advance(glyphs[i], style);
            if (IsSpace(glyphs[i]))
            {
                if (!style.BreakAnywhere) breakAt = i;
                continue;   // a space may hang over the edge
            }

            if (used > width && i > start) break;
            if (BreaksAfter(glyphs, i)) breakAt = i + 1;
        }

        if (i == glyphs.Count)
        {
            next = i;
            return style.BreakAnywhere ? i : Trim(glyphs, start, i);
        }

        if (breakAt <= start && !style.BreakAnywhere)
        {
            next = EvenEnd(glyphs, start, style, width, i);
            return next;
        }

        // A string wider than a whole line starts here and goes on below, rather than leaving this line half empty.
        if (style.BreakAnywhere
            || (IsSpace(glyphs[breakAt]) && WiderThanLine(glyphs, breakAt + 1, style, width)))
        {
            next = i;
            return i;
        }

        next = breakAt;
        while (next < glyphs.Count && IsSpace(glyphs[next])) next++;
        return Trim(glyphs, start, breakAt);
    }

    // A string that needs several lines is cut into pieces of one length: a hash reads better in four equal lines than with a
    // single character on the last.
    private static int EvenEnd(List<Glyph> glyphs, int start, TextStyle style, double width, int most)
    {
        var whole = 0.0;
        for (var i = start; i < glyphs.Count && !IsSpace(glyphs[i]); i++) whole += Advance(glyphs[i], style);
        var share = whole / Math.Ceiling(whole / width);
        var used = 0.0;
        for (var i = start; i < most; i++)
        {
            used += Advance(glyphs[i], style);
            if (used >= share - 0.01) return i + 1;
        }

        return most;
    }

    private static bool WiderThanLine(List<Glyph> glyphs, int from, TextStyle style, double width)
    {
        var used = 0.0;
        for (var i = from; i < glyphs.Count && !IsSpace(glyphs[i]); i++)
        {
            used += Advance(glyphs[i], style);
            if (used > width) return true;
            if (BreaksAfter(glyphs, i)) return false;
        }

        return false;
    }

    private static int Trim(List<Glyph> glyphs, int start, int end)
    {
        while (end > start && IsSpace(glyphs[end - 1])) end--;
        return end;
    }

    private static bool IsSpace(Glyph glyph) => glyph.Rune.Value == ' ';

    private static bool BreaksAfter(List<Glyph> glyphs, int index)
    {
        if (index == 0 || index + 1 >= glyphs.Count) return false;
        return glyphs[index].Rune.Value switch
        {
            '-' => Rune.IsLetter(glyphs[index - 1].Rune) && Rune.IsLetter(glyphs[index + 1].Rune),
            '/' or '\\' => Rune.IsLetterOrDigit(glyphs[index - 1].Rune) && Rune.IsLetter(glyphs[index + 1].Rune),
            '–' or '—' => true,
            _ => false,
        };
    }
}
