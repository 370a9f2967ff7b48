using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Dates;

/// <summary>Reads the date that a number belongs to: as its first number, whatever words stand before it.</summary>
internal readonly ref struct DateReader(ScanText scan)
{
    private const int MostJoints = 2;

    private readonly string text = scan.Text;
    private readonly ReadOnlySpan<Token> tokens = scan.Tokens;

    /// <param name="n">Place of a number in the tokens.</param>
    internal DateMatch? At(int n)
    {
        ref readonly var number = ref tokens[n];
        return number.Length switch
        {
            1 or 2 => SpacelessDay(n) ?? (IsNumber(n + 1) ? NumericDayFirst(n) : null) ?? NamedDate(n) ?? (IsNumber(n + 1) ? NumericPart(n) : null),
            4 when Calendar.IsYear(Value(n)) => SpacelessYear(n) ?? (IsNumber(n + 1) ? NumericYearFirst(n) : null) ?? NamedYearFirst(n) ?? MonthAndYear(n) ?? YearAlone(n),
            8 => Compact(n),
            _ => null,
        };
    }

    /// <summary>A weekday that stands alone.</summary>
    internal DateMatch? WeekdayAt(int n)
    {
        if (tokens[n].Length is < DateWords.ShortestLoneWeekday or > DateWords.LongestLoneWeekday || (Word(n) & DateWord.LoneWeekday) == 0) return null;
        if (Chars.WordBefore(text, tokens[n].Start) || Chars.WordAt(text, tokens[n].End)) return null;
        // The last Sunday before Lent is any year's.
        if (n > 0 && text.AsSpan(tokens[n - 1].Start, tokens[n - 1].Length) is "last" or "every" or "each" or "first" or "second" or "jeden") return null;
        return new DateMatch(tokens[n].Start, tokens[n].End, DateForm.Weekday);
    }

    private DateMatch? NumericDayFirst(int n)
    {
        if (n + 2 >= tokens.Length || !SameSeparators(n, out var separator) || !StartsFree(n, n + 1)) return null;
        var (a, b, c) = (Value(n), Value(n + 1), Value(n + 2));
        if (tokens[n + 1].Length > 2 || tokens[n + 2].Length > 4 || (separator == ' ' && !StandsApart(n, n + 2))) return null;
        var end = ClockTime.After(text, tokens[n + 2].End);
        if (!EndsFree(end)) return null;
        if (tokens[n + 2].Length == 4)
        {
            if (!Calendar.IsYear(c) || !Calendar.IsDayInEitherOrder(a, b, c)) return null;
            return WithWords(n, end, separator == ' ' ? DateForm.Spaced : DateForm.Numeric);
        }

        if (tokens[n + 2].Length != 2 || separator == ' ') return null;
        // 1.2.16 is a version or a section.
        if (separator == '.' && (tokens[n].Length < 2 || tokens[n + 1].Length < 2)) return null;
        if (!Calendar.IsDayInEitherOrder(a, b, Calendar.Full(c)) && !Calendar.IsDay(c, b, Calendar.Full(a))) return null;
        return WithWords(n, end, DateForm.ShortYear);
    }

    private DateMatch? NumericYearFirst(int n)
    {
        if (n + 2 >= tokens.Length || !SameSeparators(n, out var separator) || !StartsFree(n, n + 1)) return null;
        if (tokens[n + 1].Length > 2 || tokens[n + 2].Length > 2 || (separator == ' ' && !(tokens[n + 1].Length == 2 && tokens[n + 2].Length == 2 && StandsApart(n, n + 2)))) return null;
        if (!Calendar.IsDay(Value(n + 2), Value(n + 1), Value(n))) return null;
        var end = ClockTime.After(text, tokens[n + 2].End);
        if (end == tokens[n + 2].End && (!EndsFree(end) || IsTagged(end))) return null;
        return WithWords(n, end, separator == ' ' ? DateForm.Spaced : DateForm.Numeric);
    }

    /// <summary><c>2019-sep-01</c>, <c>2016. január 12.</c>, <c>2016 m. sausio 12 d.</c></summary>
    private DateMatch? NamedYearFirst(int n)
    {
        if (Chars.WordBefore(text, tokens[n].Start)) return null;
        if (LatvianDate(n) is { } latvian) return latvian;
        if (MonthFrom(n, out var month) is not { } m) return null;
        if (m + 1 >= tokens.Length || !tokens[m + 1].IsNumber || tokens[m + 1].Length > 2 || !Gap.Joins(text, tokens[m].End, tokens[m + 1].Start, comma: false))
        {
            return null;
        }

        if (!Calendar.IsDay(Value(m + 1), month, Value(n)) || !EndsFree(tokens[m + 1].End)) return null;
        return WithWords(n, tokens[m + 1].End, DateForm.Named);
    }

    /// <summary><c>2016. gada 12. janvāris</c>.</summary>
    private DateMatch? LatvianDate(int n)
    {
        if (n + 3 >= tokens.Length || !tokens[n + 2].IsNumber || tokens[n + 2].Length > 2 || (Word(n + 1) & DateWord.Joint) == 0) return null;
        if (!Gap.Joins(text, tokens[n].End, tokens[n + 1].Start, comma: false) || !Gap.IsBlank(text, tokens[n + 1].End, tokens[n + 2].Start)) return null;
        return MonthFrom(n + 2, out var month) is { } m && Calendar.IsDay(Value(n + 2), month, Value(n)) ? WithWords(n, tokens[m].End, DateForm.Named) : null;
    }

    private DateMatch? NamedDate(int n)
    {
        if (Chars.WordBefore(text, tokens[n].Start)) return null;
        var day = Value(n);
        var before = n > 0 && IsMonth(n - 1, out var monthBefore) && Gap.Joins(text, tokens[n - 1].End, tokens[n].Start, comma: false) ? monthBefore : 0;
        var after = MonthFrom(n, out var monthAfter);
        if (after is { } m && !Calendar.IsDay(day, monthAfter)) after = null;
        if (before > 0 && !Calendar.IsDay(day, before)) before = 0;

        if (after is { } a && YearFrom(a) is { } year && Calendar.IsDay(day, monthAfter, year.Year))
            return WithWords(n, ClockTime.After(text, year.End), DateForm.Named);
        if (before > 0 && YearFrom(OrdinalFrom(n)) is { } last && Calendar.IsDay(day, before, last.Year))
            return WithWords(n - 1, ClockTime.After(text, last.End), DateForm.Named);
        if (after is { } name && IsMeant(n, name)) return WithWords(n, tokens[name].End, DateForm.NamedDay);
        if (before > 0 && IsMeant(n - 1, n)) return WithWords(n - 1, tokens[OrdinalFrom(n)].End, DateForm.NamedDay);
        return null;
    }

    /// <summary>Without a year a short or common word is a month only when its writing says so.</summary>
    private bool IsMeant(int first, int last)
    {
        var monthFirst = tokens[last].IsNumber;
        var month = monthFirst ? first : last;
        var word = Word(month);
        if (!EndsFree(tokens[OrdinalFrom(last)].End) || (last + 1 < tokens.Length && tokens[last + 1].IsNumber && text[tokens[last].End] == ':')) return false;
        if (monthFirst && (Word(first) & DateWord.Ambiguous) == 0 && (Word(last + 1) & DateWord.Counted) != 0) return false;
        if ((word & DateWord.Short) == 0 && (word & DateWord.Ambiguous) == 0) return true;
        var joint = first + 1 < tokens.Length ? Gap.Separator(text, tokens[first].End, tokens[first + 1].Start) : '\0';
        if (joint == '-') return tokens[first].Start == 0 || text[tokens[first].Start - 1] is not ('-' or '.' or '_' or '/');   // gemini-2.5-pro is a name
        if (OrdinalFrom(monthFirst ? last : first) != (monthFirst ? last : first)) return true;
        return tokens[month].Case == LetterCase.Capitalised && (!monthFirst || (word & DateWord.Short) == 0 || joint == '.');
    }

    private DateMatch? MonthAndYear(int n)
    {
        if (Chars.WordBefore(text, tokens[n].Start) || !EndsFree(tokens[n].End)) return null;
        var m = n - 1;
        for (var joints = 0; m > 0 && joints < MostJoints && (Word(m) & DateWord.Joint) != 0; joints++) m--;
        if (m < 0 || !IsMonth(m, out _)) return null;
        for (var i = m; i < n; i++) if (!Gap.Joins(text, tokens[i].End, tokens[i + 1].Start, comma: true)) return null;
        if ((Word(m) & DateWord.Ambiguous) != 0 && tokens[m].Case == LetterCase.Lower && Value(n) > 2050) return null;
        return new DateMatch(tokens[m].Start, tokens[n].End, DateForm.NamedMonth);
    }

    private DateMatch? YearAlone(int n)
    {
        var year = Value(n);
        if (n == 0 || year is < 1900 or > 2039 || !StartsFree(n, n) || !EndsFree(tokens[n].End)) return null;
        var before = Word(n - 1);
        if ((before & (DateWord.BeforeYear | DateWord.Year)) == 0 || !Gap.IsBlank(text, tokens[n - 1].End, tokens[n].Start)) return null;
        if (text.AsSpan(tokens[n - 1].Start, tokens[n - 1].Length) is "of" && !(n > 1 && tokens[n - 2].IsCapital)) return null;
        if ((before & DateWord.Year) == 0 && year % 100 == 0) return null;
        var end = tokens[n].End;
        if (end < text.Length && text[end] is '%' or '€' or '$' or '£' or '°' or '(' or ':' or '-' or '/') return null;
        if (n + 1 < tokens.Length && (Word(n + 1) & DateWord.Counted) != 0) return null;
        return new DateMatch(tokens[n].Start, end, DateForm.Year);
    }

    /// <summary><c>5/2021</c>, and <c>5/21</c> behind a word that wants a day.</summary>
    private DateMatch? NumericPart(int n)
    {
        if (!StartsFree(n, n + 1) || !EndsFree(tokens[n + 1].End)) return null;
        var separator = tokens[n + 1].Start - tokens[n].End == 1 ? text[tokens[n].End] : '\0';
        var (a, b) = (Value(n), Value(n + 1));
        if (separator == '/' && tokens[n + 1].Length == 4 && a is >= 1 and <= 12 && b is >= 1900 and <= 2099)
            return new DateMatch(tokens[n].Start, tokens[n + 1].End, DateForm.NumericMonth);

        if (tokens[n + 1].Length > 2 || n == 0 || tokens[n].Start - tokens[n - 1].End > 2) return null;
        if (!IsDayWanted(n) || !Calendar.IsDayInEitherOrder(a, b) || (a == 24 && b == 7)) return null;
        if (separator == '/') return new DateMatch(tokens[n].Start, tokens[n + 1].End, DateForm.NumericDay);
        var end = tokens[n + 1].End;
        var dotted = separator == '.' && Calendar.IsDay(a, b) && end < text.Length && text[end] == '.' && end + 1 < text.Length;
        return dotted ? new DateMatch(tokens[n].Start, end + 1, DateForm.NumericDay) : null;
    }

    /// <summary>Behind <c>on</c>, <c>date</c> or <c>today is</c>.</summary>
    private bool IsDayWanted(int n)
    {
        var before = Word(n - 1);
        if ((before & (DateWord.BeforeDay | DateWord.Day)) != 0) return true;
        return (before & DateWord.Is) != 0 && n > 1 && (Word(n - 2) & DateWord.Day) != 0;
    }

    private DateMatch? Compact(int n)
    {
        var (start, end) = (tokens[n].Start, tokens[n].End);
        if (!Chars.StandsFree(text, start) || !Chars.EndsFree(text, end)) return null;
        var yearFirst = Calendar.IsYear(Value(start, 4)) && Calendar.IsDay(Value(start + 6, 2), Value(start + 4, 2), Value(start, 4));
        var dayFirst = Calendar.IsYear(Value(start + 4, 4)) && Calendar.IsDay(Value(start, 2), Value(start + 2, 2), Value(start + 4, 4));
        return yearFirst || dayFirst ? new DateMatch(start, end, DateForm.Compact) : null;
    }

    /// <summary><c>2016年1月12日</c>, <c>2016년 1월 12일</c>, <c>2016年1月</c>.</summary>
    private DateMatch? SpacelessYear(int n)
    {
        var end = tokens[n].End;
        if (end >= text.Length || text[end] is not ('年' or '년') || n + 1 >= tokens.Length) return null;
        var month = NextNumber(n);
        if (month < 0 || MonthSign(month) is var sign && sign < 0) return null;
        var monthValue = Value(month);
        if (DayAfterSign(month) is { } day && Calendar.IsDay(Value(day), monthValue, Value(n)))
            return new DateMatch(tokens[n].Start, ClockTime.After(text, tokens[day].End + 1), DateForm.Named);
        return monthValue is >= 1 and <= 12 ? new DateMatch(tokens[n].Start, tokens[month].End + 1, DateForm.NamedMonth) : null;
    }

    private DateMatch? SpacelessDay(int n) =>
        MonthSign(n) >= 0 && DayAfterSign(n) is { } day && Calendar.IsDay(Value(day), Value(n))
            ? new DateMatch(tokens[n].Start, tokens[day].End + 1, DateForm.NamedDay)
            : null;

    private int MonthSign(int n) => tokens[n].End < text.Length && text[tokens[n].End] is '月' or '월' ? tokens[n].End : -1;

    private int? DayAfterSign(int month)
    {
        var day = NextNumber(month);
        return day >= 0 && tokens[day].End < text.Length && text[tokens[day].End] is '日' or '일' or '号' or '號' && tokens[day].Length <= 2 ? day : null;
    }

    /// <summary>The number behind a number, one sign and perhaps a blank; -1 for none.</summary>
    private int NextNumber(int n)
    {
        for (var i = n + 1; i < tokens.Length && tokens[i].Start - tokens[n].End <= 2; i++)
            if (tokens[i].IsNumber) return tokens[i].Length <= 2 ? i : -1;
        return -1;
    }

    /// <summary>The month behind a day or a year, joints left out; null when there is none.</summary>
    private int? MonthFrom(int n, out int month)
    {
        month = 0;
        var i = OrdinalFrom(n);
        for (var joints = 0; joints <= MostJoints; joints++)
        {
            if (i + 1 >= tokens.Length || !Gap.Joins(text, tokens[i].End, tokens[i + 1].Start, comma: false)) return null;
            i++;
            if (IsMonth(i, out month)) return i;
            if ((Word(i) & DateWord.Joint) == 0) return null;
        }

        return null;
    }

    /// <summary>The year behind a month or a day, and its end; null when there is none.</summary>
    private (int Year, int End)? YearFrom(int n)
    {
        var i = n;
        for (var joints = 0; joints <= MostJoints; joints++)
        {
            if (i + 1 >= tokens.Length || !Gap.Joins(text, tokens[i].End, tokens[i + 1].Start, comma: true)) return null;
            i++;
            if (tokens[i].IsNumber) break;
            if ((Word(i) & DateWord.Joint) == 0) return null;
        }

        if (!tokens[i].IsNumber || !EndsFree(tokens[i].End)) return null;
        if (tokens[i].Length == 4 && Calendar.IsYear(Value(i))) return (Value(i), tokens[i].End);
        return tokens[i].Length == 2 && IsShortYear(n, i) ? (Calendar.Full(Value(i)), tokens[i].End) : null;
    }

    /// <summary><c>22-nov-72</c>, <c>3 May '16</c>; after a blank only where the statement ends: <c>3 May 16 people</c>.</summary>
    private bool IsShortYear(int n, int year)
    {
        var joint = text[tokens[year].Start - 1];
        if (joint is '\'' or '’') return true;
        if (year != n + 1 || tokens[year].Start - tokens[n].End != 1) return false;
        if (joint is '/' or '.' || Chars.IsHyphen(joint)) return true;
        var end = tokens[year].End;
        return Chars.IsGap(joint) && tokens[n].IsWord && (end == text.Length || text[end] is '.' or ',' or ';' or ')' or '\n' or '\r');
    }

    /// <summary>The token that ends an ordinal number (<c>th</c>), else the number itself.</summary>
    private int OrdinalFrom(int n) =>
        n + 1 < tokens.Length && tokens[n + 1].Start == tokens[n].End && (Word(n + 1) & DateWord.Ordinal) != 0 ? n + 1 : n;

    /// <summary>Takes in the weekday before a date, and the Italian article.</summary>
    private DateMatch WithWords(int first, int end, DateForm form)
    {
        var start = tokens[first].Start;
        var before = first - 1;
        if (before < 0 || !IsNear(before, start)) return new DateMatch(start, end, form);
        if ((Word(before) & DateWord.Article) != 0 && before > 0 && IsWeekday(before - 1, tokens[before].Start)) before--;
        if (IsWeekday(before, tokens[before + 1].Start))
        {
            start = tokens[before].Start;
            // segunda-feira
            if (before > 0 && text.AsSpan(start).StartsWith("feira", StringComparison.OrdinalIgnoreCase) && tokens[before - 1].End == start - 1)
                start = tokens[before - 1].Start;
        }
        else if (form is DateForm.Named or DateForm.Numeric or DateForm.ShortYear && text.AsSpan(tokens[before].Start, tokens[before].Length) is "il"
            && !(before > 0 && IsBirth(before - 1)))
        {
            start = tokens[before].Start;
        }

        return new DateMatch(start, end, form);
    }

    private bool IsBirth(int n) => text.AsSpan(tokens[n].Start, tokens[n].Length).StartsWith("nat", StringComparison.OrdinalIgnoreCase);

    private bool IsNear(int before, int start)
    {
        if (start - tokens[before].End is < 1 or > 2) return false;
        for (var i = tokens[before].End; i < start; i++) if (!(Chars.IsGap(text[i]) || text[i] is ',' or '.')) return false;
        return true;
    }

    private bool IsWeekday(int n, int next) => (Word(n) & DateWord.Weekday) != 0 && IsNear(n, next) && !Chars.WordBefore(text, tokens[n].Start);

    private bool IsMonth(int n, out int month)
    {
        month = DateWords.MonthOf(Word(n));
        return month > 0;
    }

    private DateWord Word(int n) => n < tokens.Length ? DateWords.Of(tokens[n]) : DateWord.None;

    private bool IsNumber(int n) => n < tokens.Length && tokens[n].IsNumber;

    /// <summary>Of a number and the two tokens behind it, the next of which is a number too.</summary>
    private bool SameSeparators(int n, out char separator)
    {
        separator = '\0';
        if (!tokens[n + 2].IsNumber) return false;
        separator = Gap.Separator(text, tokens[n].End, tokens[n + 1].Start);
        if (separator == '.' && n > 0 && (Word(n - 1) & DateWord.Version) != 0) return false;
        return separator != '\0' && separator == Gap.Separator(text, tokens[n + 1].End, tokens[n + 2].Start);
    }

    /// <summary>Nothing stands before a number that it could be the rest of: <c>v2024</c>, <c>gpt-4-2024-04-09</c>, <c>3.12.2016</c>.</summary>
    private bool StartsFree(int n, int second)
    {
        var start = tokens[n].Start;
        if (start == 0) return true;
        var before = text[start - 1];
        if (Chars.IsWord(before) || before is '$' or '£' or '#' or '+') return false;
        if (start < 2) return true;
        if (before is '.' or '/' || Chars.IsHyphen(before)) return !char.IsAsciiLetterOrDigit(text[start - 2]) || (before == '.' && char.IsAsciiLetter(text[start - 2]));
        return before != ',' || !char.IsAsciiDigit(text[start - 2]) || second > n;
    }

    /// <summary><c>2024-01-05-preview</c></summary>
    private bool IsTagged(int end) => end + 1 < text.Length && text[end] == '-' && char.IsLetter(text[end + 1]);

    /// <summary>No other number stands one blank away: 2016 01 12 345 is none.</summary>
    private bool StandsApart(int first, int last) =>
        !(first > 0 && tokens[first - 1].IsNumber && tokens[first].Start - tokens[first - 1].End == 1)
        && !(last + 1 < tokens.Length && tokens[last + 1].IsNumber && tokens[last + 1].Start - tokens[last].End == 1);

    private bool EndsFree(int end)
    {
        if (end >= text.Length) return true;
        if (Chars.IsWord(text[end])) return false;
        return end + 1 >= text.Length || !(text[end] is '.' or '/' || Chars.IsHyphen(text[end])) || !char.IsAsciiDigit(text[end + 1]);
    }

    private int Value(int n) => Value(tokens[n].Start, Math.Min(8, tokens[n].Length));

    private int Value(int start, int length)
    {
        var value = 0;
        for (var i = start; i < start + length; i++) value = value * 10 + text[i] - '0';
        return value;
    }
}
