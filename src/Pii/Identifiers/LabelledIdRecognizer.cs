using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers;

/// <summary>Numbers of any form that a label before them calls those of a patient, member, employee, case …</summary>
internal sealed class LabelledIdRecognizer : IRecognizer
{
    public const string Kind = "ID";

    private const int LongestValue = 40;
    private const int LongestOpenGroup = 4;
    private const int MostDigits = 16;
    private const int PatientDigits = 7;

    public string Name => "labelled-id";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary { get; } = [IdLabels.All, IdLabels.Strong, IdLabels.Weak, IdLabels.Clinic, LabelledValue.Vocabulary];

    public void Find(ScanText scan, List<Detection> found)
    {
        var tokens = scan.Tokens;
        var places = new TermPlaces(scan, IdLabels.All);
        while (places.MoveNext())
        {
            var i = places.Current;
            if (scan.Term(IdLabels.All, i) is null) continue;
            var strong = scan.Term(IdLabels.Strong, i);
            if ((strong ?? scan.Term(IdLabels.Weak, i)) is not { } term) continue;
            var value = LabelledValue.Find(scan, i, term, out var assigned);
            if (value < 0 || (strong is null && !assigned)) continue;
            var end = End(scan, value, out var digits, out var letters);
            if (end < 0 || digits < (strong is null ? 5 : assigned ? 3 : 4) || letters > digits + 3) continue;
            var start = tokens[value].Start;
            if (IsDate(scan.Text.AsSpan(start, end - start)) || IsAmount(scan.Text, end)) continue;
            if (!assigned && letters == 0 && IsYear(scan.Text.AsSpan(start, end - start))) continue;
            found.Add(new Detection(start, end - start, Kind, strong is null ? 0.75 : 0.9, Name, null, term));
        }

        FindPatients(scan, found);
    }

    /// <summary>Hospitals number their patients with seven digits, and write no label in running text.</summary>
    private void FindPatients(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        foreach (var place in scan.Numbers)
        {
            var number = scan.Tokens[place];
            if (number.Length != PatientDigits || !Chars.StandsFree(text, number.Start) || !Chars.EndsFree(text, number.End)) continue;
            if (number.Start > 0 && text[number.Start - 1] is not (' ' or '(' or '\n' or ':' or '#')) continue;
            if (IsAmount(text, number.End) || scan.Context(IdLabels.Clinic, number.Start, number.End) is not { } word) continue;
            found.Add(new Detection(number.Start, PatientDigits, Kind, 0.5, Name, null, word));
        }
    }

    /// <summary>End of letters and digits from a token on, with single hyphens, slashes or stops between them, and blanks between short groups of
    /// digits (<c>28 28 70973</c>); -1 when none of them is a digit.</summary>
    private static int End(ScanText scan, int token, out int digits, out int letters)
    {
        var text = scan.Text;
        (digits, letters) = (0, 0);
        var start = scan.Tokens[token].Start;
        var (i, group, blanks) = (start, 0, 0);
        while (i < text.Length && i - start <= LongestValue)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                digits++;
                group++;
            }
            else if (char.IsAsciiLetter(c))
            {
                letters++;
                group = LongestOpenGroup + 1;
            }
            else if (Chars.IsWord(c) && c != '_')
            {
                return -1;
            }
            else if (i + 1 < text.Length && (Chars.IsHyphen(c) || c is '/' or '.' or '_') && char.IsAsciiLetterOrDigit(text[i + 1]))
            {
                group = c == '/' || Chars.IsHyphen(c) ? 0 : LongestOpenGroup + 1;
            }
            else if (Chars.IsGap(c) && (group <= LongestOpenGroup || IsLastOfThree(text, start, i, blanks)) && GroupFollows(text, i + 1))
            {
                group = 0;
                blanks++;
            }
            else
            {
                break;
            }

            i++;
        }

        return digits is 0 or > MostDigits || i - start > LongestValue ? -1 : i;
    }

    /// <summary>The blank before the check digits of a Spanish social security number: 28 48162738 40.</summary>
    private static bool IsLastOfThree(string text, int start, int blank, int blanks) =>
        blanks == 1 && blank == start + 11 && Chars.IsGap(text[start + 2]) && !Chars.DigitAt(text, blank + 3);

    /// <summary>Two digits or more, not the beginning of a date, a time or an age.</summary>
    private static bool GroupFollows(string text, int at)
    {
        var end = at;
        while (end - at < MostDigits && Chars.DigitAt(text, end)) end++;
        if (end - at < 2 || Chars.WordAt(text, end)) return false;
        if (end == text.Length || text[end] is '.' or ',' or ';' or ')' or '\n' or '\r' or '"' or '\'') return !Chars.DigitAt(text, end + 1);
        return Chars.IsGap(text[end]) && (Chars.DigitAt(text, end + 1) || end - at > 2);
    }

    private static bool IsDate(ReadOnlySpan<char> value)
    {
        Span<int> parts = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        var part = 0;
        foreach (var c in value)
        {
            if (char.IsAsciiDigit(c))
            {
                if (++lengths[part] > 4) return false;
                parts[part] = parts[part] * 10 + c - '0';
            }
            else if (char.IsAsciiLetter(c) || ++part > 2)
            {
                return false;
            }
        }

        return part == 2 && ((lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] is 2 or 4 && parts[0] <= 31 && parts[1] <= 31)
            || (lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2 && parts[1] <= 12 && parts[2] <= 31));
    }

    private static bool IsYear(ReadOnlySpan<char> value) => value.Length == 4 && (value.StartsWith("19") || value.StartsWith("20"));

    private static bool IsAmount(string text, int end) =>
        end < text.Length && (text[end] is '%' or '€' or '$' or '@' || (text[end] == ',' && Chars.DigitAt(text, end + 1)));
}
