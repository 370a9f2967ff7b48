using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Dates;

/// <summary>The time of day behind a date: <c>T09:12:44.5Z</c> (ISO 8601, RFC 3339), <c> 10:15 +0200</c>, <c>, 9:15 pm</c>.</summary>
internal static class ClockTime
{
    /// <summary>End of the time that follows a date; the end of the date when none does.</summary>
    internal static int After(string text, int date)
    {
        var i = date;
        if (i < text.Length && text[i] is 'T' or 't') i++;
        else
        {
            if (i < text.Length && text[i] == ',') i++;
            if (i < text.Length && Chars.IsGap(text[i])) i++;
            if (i == date) return date;
        }

        var end = Digits(text, i, 1, 2);
        if (end < 0 || Number(text, i, end) > 24 || end >= text.Length || text[end] != ':') return date;
        i = end + 1;
        end = Digits(text, i, 2, 2);
        if (end < 0 || Number(text, i, end) > 59) return date;
        if (end < text.Length && text[end] == ':' && Digits(text, end + 1, 2, 2) is var seconds and > 0 && Number(text, end + 1, seconds) <= 60)
        {
            end = seconds;
            if (end < text.Length && text[end] is '.' or ',' && Digits(text, end + 1, 1, 9) is var fraction and > 0) end = fraction;
        }

        if (Chars.DigitAt(text, end)) return date;
        return Zone(text, end);
    }

    private static int Zone(string text, int end)
    {
        var i = end;
        if (i < text.Length && text[i] is 'Z' or 'z' && !Chars.WordAt(text, i + 1)) return i + 1;
        if (i < text.Length && Chars.IsGap(text[i])) i++;
        foreach (var name in (ReadOnlySpan<string>)["UTC", "GMT", "CEST", "CET", "am", "pm", "a.m.", "p.m."])
        {
            if (string.Compare(text, i, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0 && !Chars.WordAt(text, i + name.Length))
                return i + name.Length;
        }

        if (i < text.Length && text[i] is '+' or '-' or '−' && Digits(text, i + 1, 2, 4) is var hours and > 0 && hours - i is 3 or 5)
        {
            if (hours - i == 3 && hours < text.Length && text[hours] == ':' && Digits(text, hours + 1, 2, 2) is var minutes and > 0) hours = minutes;
            if (!Chars.WordAt(text, hours)) return hours;
        }

        return end;
    }

    /// <summary>End of the digits; -1 when they are fewer or more.</summary>
    private static int Digits(string text, int from, int least, int most)
    {
        var end = from;
        while (end - from <= most && Chars.DigitAt(text, end)) end++;
        return end - from < least || end - from > most ? -1 : end;
    }

    private static int Number(string text, int from, int end)
    {
        var value = 0;
        for (var i = from; i < end; i++) value = value * 10 + text[i] - '0';
        return value;
    }
}
