using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Dates;

/// <summary>Reads the age a number begins. A length of time is no age unless the words around it say so.</summary>
internal readonly ref struct AgeReader(ScanText scan)
{
    internal const double Sure = 0.8;
    internal const double Likely = 0.6;

    private const int MostYears = 130;
    private const int MostUnits = 999;
    private const int LookBack = 5;

    private static readonly string[] NoAges = ["exp", "esp", "evol", "gara", "contr", "pris", "cárc", "cond", "trat", "serv", "warr", "ervar", "erfahr"];

    private readonly string text = scan.Text;
    private readonly ReadOnlySpan<Token> tokens = scan.Tokens;

    /// <summary>Start, end and score of the age whose number begins at a token, or in the signs before it; null when there is none.</summary>
    internal (int Start, int End, double Score)? At(int n)
    {
        ref readonly var token = ref tokens[n];
        if (token.IsNumber)
            return token.Length <= 3 && MayBeAge(n) && StartsFree(token.Start) ? WithUnit(n, n, Value(token)) ?? WithoutUnit(n) : null;
        if ((AgeWords.Of(token) & AgeWord.Number) == 0 || Chars.WordBefore(text, token.Start)) return null;
        var last = n;
        while (last + 1 < tokens.Length && last - n < 5 && IsStep(last, last + 1))
        {
            var word = AgeWords.Of(tokens[last + 1]);
            if ((word & AgeWord.Number) != 0) last++;
            else if ((word & AgeWord.And) != 0 && last + 2 < tokens.Length && IsStep(last + 1, last + 2)
                && (AgeWords.Of(tokens[last + 2]) & AgeWord.Number) != 0) last += 2;
            else break;
        }

        return WithUnit(n, last, null);
    }

    /// <summary>A word beside the number may speak of an age, or a sign follows that is not ASCII.</summary>
    private bool MayBeAge(int n) =>
        (n + 1 < tokens.Length && (AgeWords.MayHold(tokens[n + 1]) || !char.IsAscii(text[tokens[n + 1].Start]))) || (n > 0 && AgeWords.MayHold(tokens[n - 1]));

    private (int Start, int End, double Score)? WithUnit(int first, int last, int? value)
    {
        if (last + 1 >= tokens.Length) return null;
        var (start, end) = (tokens[first].Start, tokens[last].End);
        if (EastAsian(start, end) is { } eastern) return eastern;

        var u = last + 1;
        if (tokens[u].Start - end > 3 || !Gap.Joins(text, end, tokens[u].Start, comma: false)) return null;
        if (IsInitials(u)) return value is > 0 and <= MostYears ? (start, end, Sure) : null;
        var unit = AgeWords.Of(tokens[u]);
        if ((unit & AgeWord.Adjective) != 0)
        {
            // 6-jarige leeftijd is one thing; of a 45-jarige the number is the age.
            var whole = u + 1 < tokens.Length && IsStep(u, u + 1) && (AgeWords.Of(tokens[u + 1]) & AgeWord.Age) != 0;
            return (start, whole ? tokens[u + 1].End : end, Sure);
        }

        if ((unit & AgeWord.Alone) != 0 && IsClosed(tokens[u].End)) return (start, tokens[u].End, Sure);
        if ((unit & (AgeWord.Years | AgeWord.Shorter)) == 0 || value is > MostUnits) return null;
        return Counted(first, last, u, unit, value);
    }

    private (int Start, int End, double Score)? Counted(int first, int last, int u, AgeWord unit, int? value)
    {
        var (start, end) = (tokens[first].Start, tokens[u].End);
        var next = u + 1 < tokens.Length && IsStep(u, u + 1) ? u + 1 : -1;
        var after = next < 0 ? AgeWord.None : AgeWords.Of(tokens[next]);
        var before = Before(first, out var near);
        if ((after & AgeWord.Old) != 0)
        {
            // This 61 year old woman, a 35-year-old: the number alone; she is 60 years old: all of it.
            if ((near & AgeWord.Turn) != 0 || ((unit & AgeWord.Singular) != 0 && value is not null and not 1 && IsEnglish(next))) return (start, tokens[last].End, Sure);
            return (start, tokens[next].End, Sure);
        }

        if (next >= 0 && (after & AgeWord.Of) != 0 && next + 1 < tokens.Length && IsStep(next, next + 1))
        {
            var second = AgeWords.Of(tokens[next + 1]);
            if ((second & AgeWord.Age) != 0) return (start, IsSpanned(next) ? tokens[next + 1].End : end, Sure);
            if (IsNoAge(next + 1)) return null;
        }

        if ((after & AgeWord.Age) != 0) return (start, tokens[next].End, Sure);
        if ((near & AgeWord.Turn) != 0) return (start, tokens[last].End, Sure);
        if (next >= 0 && (after & AgeWord.Compare) != 0) return (start, end, Likely);
        if (next >= 0 && next + 1 < tokens.Length && IsStep(next, next + 1) && (AgeWords.Of(tokens[next + 1]) & AgeWord.Compare) != 0) return (start, end, Likely);
        if (next >= 0 && (after & AgeWord.Duration) != 0) return null;
        if ((before & AgeWord.Age) != 0) return (start, end, Sure);
        if ((near & AgeWord.Duration) != 0 || IsIlYA(first) || (next >= 0 && IsNoAge(next))) return null;
        // Months and days are mostly lengths of time, so their word must be nearer.
        var years = (unit & AgeWord.Years) != 0;
        if (((years ? before : near) & (AgeWord.Have | AgeWord.Person | AgeWord.Compare)) != 0 || IsFrenchHas(first, u)) return (start, end, Likely);
        if (years && (after & AgeWord.Of) == 0 && (IsAtAge(first) || (AgeWords.Of(tokens[Math.Max(0, first - 1)]) & AgeWord.With) != 0)) return (start, end, Likely);
        return (near & AgeWord.Be) != 0 && years && EndsStatement(u) ? (start, end, Likely) : null;
    }

    /// <summary><c>aged 40</c>, <c>age: 35</c>, <c>just turned 53</c>, <c>when he was 64</c>.</summary>
    private (int Start, int End, double Score)? WithoutUnit(int n)
    {
        var value = Value(tokens[n]);
        if (value is < 1 or > MostYears || n == 0) return null;
        var label = n - 1;
        var found = AgeWords.Of(tokens[label]);
        if (found == AgeWord.None || !EndsFree(tokens[n].End)) return null;
        if ((found & AgeWord.Of) != 0 && label > 0 && IsStep(label - 1, label)) found = AgeWords.Of(tokens[--label]);
        if ((found & AgeWord.Age) != 0 && IsLabelled(label, n) && EndsStatement(n)) return (tokens[n].Start, tokens[n].End, Sure);
        if (!Gap.IsBlank(text, tokens[n - 1].End, tokens[n].Start)) return null;
        if ((AgeWords.Of(tokens[n - 1]) & AgeWord.Turn) != 0) return value >= 10 && EndsStatement(n) ? (tokens[n].Start, tokens[n].End, Likely) : null;
        var when = n >= 3 && (AgeWords.Of(tokens[n - 1]) & AgeWord.Be) != 0 && (AgeWords.Of(tokens[n - 3]) & AgeWord.When) != 0
            && IsPronoun(tokens[n - 2]) && EndsStatement(n);
        return when ? (tokens[n].Start, tokens[n].End, Likely) : null;
    }

    /// <summary>The unit is a sign that follows directly: <c>29岁</c>, <c>7歳</c>, <c>50 세</c>, <c>90天大</c>, <c>90日齢</c>.</summary>
    private (int Start, int End, double Score)? EastAsian(int start, int end)
    {
        var i = end < text.Length && Chars.IsGap(text[end]) ? end + 1 : end;
        if (i >= text.Length || !CharTable.IsUnspaced(text[i])) return null;
        foreach (var unit in (ReadOnlySpan<string>)["周岁", "周歲", "岁", "歲", "歳", "才", "살", "세", "天大", "个月大", "個月大", "周大", "日齢", "か月齢", "ヶ月齢", "週齢", "개월 된"])
        {
            if (string.CompareOrdinal(text, i, unit, 0, unit.Length) == 0) return (start, i + unit.Length, Sure);
        }

        return null;
    }

    /// <summary>The words before a number up to the end of the sentence before it.</summary>
    /// <param name="near">Of the last two alone.</param>
    private AgeWord Before(int first, out AgeWord near)
    {
        var all = AgeWord.None;
        near = AgeWord.None;
        for (var (i, next) = (first - 1, tokens[first].Start); i >= 0 && first - i <= LookBack; next = tokens[i].Start, i--)
        {
            if (EndsSentence(tokens[i].End, next)) break;
            var word = AgeWords.Of(tokens[i]);
            if (tokens[i].Length == 1) word &= ~AgeWord.Have;
            if (first - i > 3) word &= ~(AgeWord.Have | AgeWord.Compare);
            if (first - i <= 2) near |= word;
            all |= word;
        }

        return all;
    }

    private bool EndsSentence(int from, int to)
    {
        for (var i = from; i < to && i - from < 8; i++) if (text[i] is '.' or '!' or '?' or ';' or '\n' or '。') return true;
        return to - from > 4;
    }

    /// <summary>Nothing that the number would count follows.</summary>
    private bool EndsStatement(int n)
    {
        var end = tokens[n].End;
        if (end >= text.Length || text[end] is '.' or ',' or ';' or ')' or '!' or '?' or '\n' or '\r' or '"' or '|' or '/' or ':') return true;
        if (n + 1 >= tokens.Length) return true;
        return (AgeWords.Of(tokens[n + 1]) & (AgeWord.And | AgeWord.Next | AgeWord.Be)) != 0;
    }

    private bool IsLabelled(int label, int n)
    {
        if (label < n - 1) return Gap.IsBlank(text, tokens[n - 1].End, tokens[n].Start);
        var gap = tokens[n].Start - tokens[label].End;
        if (gap is < 1 or > 4) return false;
        for (var i = tokens[label].End; i < tokens[n].Start; i++) if (!(Chars.IsGap(text[i]) || text[i] is ':' or '=' or '"' or '\'')) return false;
        return true;
    }

    /// <summary><c>y/o</c>, <c>y.o.</c></summary>
    private bool IsInitials(int u) =>
        u + 1 < tokens.Length && tokens[u].Length == 1 && tokens[u + 1].Length == 1 && text[tokens[u].Start] is 'y' or 'Y'
        && text[tokens[u + 1].Start] is 'o' or 'O' && tokens[u + 1].Start - tokens[u].End == 1 && text[tokens[u].End] is '/' or '.';

    private bool IsEnglish(int n) => text.AsSpan(tokens[n].Start, tokens[n].Length).Equals("old", StringComparison.OrdinalIgnoreCase);

    /// <summary>English and Italian take the words behind the unit in: <c>of age</c>, <c>di età</c>.</summary>
    private bool IsSpanned(int n) => text.AsSpan(tokens[n].Start, tokens[n].Length) is "of" or "di";

    private bool IsIlYA(int first) => first > 1 && tokens[first - 1].Length == 1 && text[tokens[first - 1].Start] is 'a'
        && tokens[first - 2].Length == 1 && text[tokens[first - 2].Start] is 'y';

    private bool IsFrenchHas(int first, int u) => first > 0 && tokens[first - 1].Length == 1 && text[tokens[first - 1].Start] is 'a'
        && text.AsSpan(tokens[u].Start, tokens[u].Length) is "ans" or "an" or "mois";

    /// <summary><c>a los 40 años</c>, <c>aos 40 anos</c>, <c>à 40 ans</c>.</summary>
    private bool IsAtAge(int first)
    {
        if (first == 0) return false;
        var word = text.AsSpan(tokens[first - 1].Start, tokens[first - 1].Length);
        return word is "aos" or "à" or "À" || (word is "los" && first > 1 && text.AsSpan(tokens[first - 2].Start, tokens[first - 2].Length) is "a" or "A");
    }

    private bool IsNoAge(int n)
    {
        var word = text.AsSpan(tokens[n].Start, tokens[n].Length);
        if (word.Length == 1 && word[0] == 'd' && n + 1 < tokens.Length) word = text.AsSpan(tokens[n + 1].Start, tokens[n + 1].Length);
        foreach (var stem in NoAges) if (word.StartsWith(stem, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private bool IsPronoun(in Token token) => text.AsSpan(token.Start, token.Length) is "he" or "she" or "I" or "they" or "i";

    private bool IsStep(int n, int next) =>
        tokens[next].Start - tokens[n].End == 1 && (Chars.IsGap(text[tokens[n].End]) || Chars.IsHyphen(text[tokens[n].End]) || text[tokens[n].End] is '\'' or '’');

    private bool IsClosed(int end) => !Chars.DigitAt(text, end);

    private bool StartsFree(int start)
    {
        if (start == 0) return true;
        var before = text[start - 1];
        if (Chars.IsWord(before) || before is '$' or '€' or '£' or '#') return false;
        return start < 2 || !(before is '.' or ',' or '/' or ':') || !char.IsAsciiDigit(text[start - 2]);
    }

    private bool EndsFree(int end)
    {
        if (end >= text.Length) return true;
        if (Chars.IsWord(text[end]) || text[end] is '%' or '°' or '€' or '$' or '+') return false;
        return !(text[end] is '.' or ',' or ':' or '/' || Chars.IsHyphen(text[end])) || !Chars.DigitAt(text, end + 1);
    }

    private int Value(in Token number)
    {
        var value = 0;
        for (var i = number.Start; i < number.End; i++) value = value * 10 + text[i] - '0';
        return value;
    }
}
