using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Dates;

/// <summary>What stands between two tokens of a date or an age.</summary>
internal static class Gap
{
    private const int Longest = 3;

    /// <summary>The one separator between numbers, blanks around it left out: <c>. - /</c>, or a blank when there is nothing else; 0 for none.
    /// Hyphens of all kinds are one.</summary>
    internal static char Separator(string text, int from, int to)
    {
        if (to - from is < 1 or > Longest) return '\0';
        var separator = ' ';
        for (var i = from; i < to; i++)
        {
            var c = text[i];
            if (Chars.IsGap(c)) continue;
            if (separator != ' ') return '\0';
            if (c is '.' or '/') separator = c;
            else if (Chars.IsHyphen(c)) separator = '-';
            else return '\0';
        }

        return separator == ' ' && to - from > 1 ? '\0' : separator;
    }

    /// <summary>Blanks, full stops, hyphens, slashes, apostrophes, and commas when allowed; nothing at all is a gap too.</summary>
    internal static bool Joins(string text, int from, int to, bool comma)
    {
        if (to - from > Longest) return false;
        for (var i = from; i < to; i++)
        {
            var c = text[i];
            if (!(Chars.IsGap(c) || c is '.' or '/' or '\'' or '’' or '°' || Chars.IsHyphen(c) || (comma && c == ','))) return false;
        }

        return true;
    }

    /// <summary>One or two blanks.</summary>
    internal static bool IsBlank(string text, int from, int to)
    {
        if (to - from is < 1 or > 2) return false;
        for (var i = from; i < to; i++) if (!Chars.IsGap(text[i])) return false;
        return true;
    }
}
