using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Words;

/// <summary>What stands behind a label: <c>patient number: 4711</c>, <c>zip code is 90210</c>, <c>"userName": "jan"</c>. Bounded.</summary>
internal static class LabelledValue
{
    private const int MostGap = 8;
    private const int MostLinks = 3;

    /// <summary>Words between a label and its value: number, is.</summary>
    private static readonly ContextWords Links = new(
        "number", "no", "nr", "num", "numero", "número", "numéro", "nummer", "nº", "n", "id", "code", "is", "was", "are", "ist", "war", "lautet",
        "est", "es", "è",
        "é", "e", "to", "jest", "är", "er", "on", "je", "van", "de", "du", "del", "of", "my", "mijn", "mein", "meine", "handle", "name", "account");

    internal static ContextWords Vocabulary => Links;

    /// <summary>Place of the first token of the value; -1 when nothing stands close behind the label.</summary>
    /// <param name="label">Place of the first token of the label.</param>
    /// <param name="term">The term of the list that was met there.</param>
    /// <param name="assigned">A colon, an equals sign or a word such as <c>is</c> stands between.</param>
    internal static int Find(ScanText scan, int label, string term, out bool assigned)
    {
        var text = scan.Text;
        var tokens = scan.Tokens;
        assigned = false;
        var i = label + Parts(term);
        for (var links = 0; i < tokens.Length; i++)
        {
            if (!IsGap(text.AsSpan(tokens[i - 1].End, tokens[i].Start - tokens[i - 1].End), ref assigned)) return -1;
            if (assigned || links == MostLinks || !tokens[i].IsWord || scan.Term(Links, i) is not { } link) return i;
            if (link is "is" or "was" or "are" or "ist" or "lautet" or "est" or "es" or "è" or "é" or "jest" or "är" or "er" or "on") assigned = true;
            links++;
            if (assigned && i + 1 < tokens.Length)
            {
                var colon = true;
                return IsGap(text.AsSpan(tokens[i].End, tokens[i + 1].Start - tokens[i].End), ref colon) ? i + 1 : -1;
            }
        }

        return -1;
    }

    private static bool IsGap(ReadOnlySpan<char> between, ref bool assigned)
    {
        if (between.Length > MostGap) return false;
        foreach (var c in between)
        {
            if (c is ':' or '=' or '：') assigned = true;
            else if (!(Chars.IsGap(c) || Chars.IsHyphen(c)
                || c is '\t' or '.' or '#' or '"' or '\'' or '*' or '(' or ')' or '/' or '\\' or '°' or 'º' or '[' or ']' or '|' or '_' or '`' or '>' or '’')) return false;
        }

        return true;
    }

    private static int Parts(string term)
    {
        var (parts, inside) = (0, false);
        foreach (var c in term)
        {
            var letter = CharTable.IsLetter(c) || char.IsAsciiDigit(c);
            if (letter && !inside) parts++;
            inside = letter;
        }

        return parts;
    }
}
