using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Phones;

/// <summary>Telephone numbers: international ones by calling code and length (E.164), national ones by the forms people write, others where
/// a word of telephoning stands before them.</summary>
internal sealed class PhoneRecognizer : IRecognizer
{
    public const string Kind = "PHONE_NUMBER";

    private const int Fewest = 6;
    private const int FewestDialled = 7;   // without a plus sign
    private const int MostDialled = 13;
    private const int LongestGroup = 6;
    private const string Plan = "numbering plan";

    public string Name => "phone";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary => PhoneContext.Vocabulary;

    public string Rules { get; } = string.Join('\n', NumberPlans.All.Select(p => $"{p.Country} {p.Trunk} {p.Ranges}"));

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        var tokens = scan.Tokens;
        var numbers = scan.Numbers;
        Span<int> starts = stackalloc int[PhoneShape.MostGroups];
        Span<int> ends = stackalloc int[PhoneShape.MostGroups];
        Span<int> totals = stackalloc int[PhoneShape.MostGroups + 1];
        Span<char> digits = stackalloc char[PhoneShape.MostDigits + 1];
        var shape = new PhoneShape(starts, ends, totals, digits);
        var done = 0;
        for (var i = 0; i < numbers.Length; i++)
        {
            ref readonly var number = ref tokens[numbers[i]];
            if (number.Start < done || number.Length > PhoneShape.MostDigits) continue;
            // A short number goes on with another near it, or is no telephone number.
            if (number.Length < Fewest && (i + 1 == numbers.Length || tokens[numbers[i + 1]].Start - number.End > PhoneShape.LongestSeparator)) continue;
            // The end of a word and a number is none either; a bracket may follow a word.
            if (Chars.WordBefore(text, number.Start)) continue;
            shape.Begin(text, number.Start);
            if (!StartsFree(text, shape)) continue;
            shape.Read(text, number.Start);
            if (Match(scan, numbers[i], shape) is not { } match) continue;
            found.Add(match);
            done = match.End;
        }
    }

    private static bool StartsFree(string text, in PhoneShape shape)
    {
        var start = shape.Start;
        if (start == 0) return true;
        var before = text[start - 1];
        if (Chars.IsWord(before) && !(shape.Bracket && char.IsLetter(before))) return false;
        if (before is '#' or '+' or '*' or '=' && start > 1 && char.IsAsciiDigit(text[start - 2])) return false;
        if (before == '#') return false;
        // The end of something longer: E-151673398, 3.14159, 550e8400-e29b-…
        return !(start > 1 && (before is '.' or ',' or '/' or ':' or '_' || Chars.IsHyphen(before)) && char.IsAsciiLetterOrDigit(text[start - 2]))
            || (before is ':' or ',' && char.IsAsciiLetter(text[start - 2]));
    }

    private static bool EndsFree(string text, int end)
    {
        if (end == text.Length) return true;
        var c = text[end];
        if (Chars.IsWord(c)) return false;
        if (c is '%' or '*' or '=' or '°' or '€' or '$') return false;
        if (c is ',' or '.' or ':' or '/' && Chars.DigitAt(text, end + 1)) return false;
        return !Chars.IsHyphen(c) || !Chars.DigitAt(text, end + 1);
    }

    private Detection? Match(ScanText scan, int token, in PhoneShape shape)
    {
        var text = scan.Text;
        var context = new PhoneContext(scan, token);
        for (var groups = shape.Count; groups > 0; groups--)
        {
            var digits = shape.Digits(groups);
            if (digits.Length < (shape.Plus ? Fewest : FewestDialled)) return null;
            if (digits.Length > MostDialled && !shape.Plus && digits[0] != '0') continue;
            var end = shape.End(groups - 1);
            var extended = Extension(text, end);
            // A last group that other separators join to more digits is not the end of a number.
            if (extended == end && !EndsFree(text, end) && (groups == shape.Count || text[end] == '.')) continue;
            var (score, check, word) = Score(text, ref context, shape, groups, end);
            if (score <= 0) continue;
            return new Detection(shape.Start, extended - shape.Start, Kind, score, Name, check, word);
        }

        return null;
    }

    private static (double Score, string? Check, string? Word) Score(
        string text, ref PhoneContext context, in PhoneShape shape, int groups, int end)
    {
        var digits = shape.Digits(groups);
        if (digits.IndexOfAnyExcept(digits[0]) < 0) return default;
        if (shape.Plus) return International(shape, digits, groups) is { } plan ? (plan.IsGiven ? 0.85 : 0.7, plan.IsGiven ? Plan : null, null) : default;
        if (IsTurkish(text, shape, digits, groups)) return (0.45, Plan, null);
        var dials = digits[0] == '0' && digits[1] == '0';
        if (digits.Length > MostDialled && !dials) return default;
        if (LooksLikeDate(shape, groups) || LooksLikeQuad(shape, groups)) return default;

        var word = context.Word(groups, end);
        var named = word is not null;
        if (dials && International(shape, digits, groups) is { } dialled && (named || ((dialled.IsGiven || groups > 1) && StandsApart(text, shape, groups))))
            return (0.75, dialled.IsGiven ? Plan : null, word);
        if (IsNorthAmerican(shape, groups, named)) return (named ? 0.8 : 0.5, null, word);
        if (digits[0] == '0' && IsNational(text, shape, digits, groups, named, ref context))
            return (named ? 0.75 : context.IsOther ? 0 : 0.45, named ? null : Plan, word);
        if (digits.Length == 11 && groups == 1 && digits[0] == '1' && digits[1] >= '3' && !context.IsOther) return (named ? 0.7 : 0.4, null, word);   // Chinese mobile
        if (named && !context.IsOther) return digits.Length >= 7 ? (0.7, null, word) : default;
        return IsField(text, shape, digits, groups, end) && !context.IsOther ? (0.4, null, word) : default;
    }

    /// <summary>Whether a number with its calling code is as long as the country has them, and within a range it has given out; null when it
    /// is not as long.</summary>
    private static (bool IsGiven, int Code)? International(in PhoneShape shape, ReadOnlySpan<char> digits, int groups)
    {
        var dialled = shape.Plus ? digits : digits[2..];
        if (CallingCodes.Of(dialled) is not { } code) return null;
        // A full stop alone is a decimal: +1.032.
        if (shape.Dots(groups) && groups < 3) return null;

        // The trunk prefix in brackets, +44 (0) 113, is not dialled.
        Span<char> national = stackalloc char[PhoneShape.MostDigits + 1];
        var (length, at) = (0, 0);
        var skipped = digits.Length - dialled.Length + code.Length;
        for (var i = 0; i < groups; i++)
        {
            var group = digits.Slice(at, shape.Length(i));
            at += group.Length;
            if (i > 0 && group is "0" && length == 0) continue;
            foreach (var digit in group)
            {
                if (skipped > 0) skipped--;
                else national[length++] = digit;
            }
        }

        var value = national[..length];
        var plan = NumberPlans.Of(code.Value);
        if (plan is not null && plan.Has(value)) return (code.Value != 1 || value[3] >= '2', code.Value);
        if (length > 1 && value[0] == '0' && code.Value != 39)
        {
            value = value[1..];
            if (plan is not null && plan.Has(value)) return (true, code.Value);
        }

        return value.Length >= code.Least && value.Length <= code.Most ? (false, code.Value) : null;
    }

    private static bool IsNorthAmerican(in PhoneShape shape, int groups, bool named)
    {
        var first = groups == 4 && shape.Digits(1) is "1" or "001" ? 1 : 0;
        if (groups - first != 3 || shape.Length(first) != 3 || shape.Length(first + 1) != 3 || shape.Length(first + 2) != 4) return false;
        return shape.Marked(groups) || named || first == 1;
    }

    private static bool IsNational(string text, in PhoneShape shape, ReadOnlySpan<char> digits, int groups, bool named, ref PhoneContext context)
    {
        if (shape.Length(0) == 1 && !shape.Bracket && !(digits.Length is 10 or 11 && groups >= 4)) return false;
        if (shape.Dots(groups) && groups < 3) return false;
        if (named) return digits.Length is >= 7 and <= 12;
        if (!NumberPlans.IsDialled(digits) || !StandsApart(text, shape, groups)) return false;
        if (groups == 1) return digits.Length == 10 || (digits.Length == 11 && digits[1] is '1' or '5' or '7' or '9' && !context.IsOther);
        // 010190-1234 and 081-80-5372 are national numbers of persons.
        if (groups == 2 && shape.Length(0) == 6 && shape.Length(1) == 4) return false;
        if (groups == 3 && shape.Length(0) == 3 && shape.Length(1) == 2 && shape.Length(2) == 4) return false;
        return IsUsual(shape, groups) && (digits.Length is >= 9 and <= 12 || (digits.Length == 8 && (groups >= 3 || shape.Bracket)));
    }

    /// <summary>Turkish numbers are mostly written without their zero, in a grouping of their own: 532 123 45 67. Not an IP address.</summary>
    private static bool IsTurkish(string text, in PhoneShape shape, ReadOnlySpan<char> digits, int groups) =>
        groups == 4 && shape.Count == 4 && shape.Length(0) == 3 && shape.Length(1) == 3 && shape.Length(2) == 2 && shape.Length(3) == 2
        && text[shape.End(0)] is ' ' or '.' && digits[0] >= '3' && NumberPlans.Of(90)!.Has(digits);

    /// <summary>No other groups of digits stand beside it, as in an IBAN; a date or a decimal before it is none.</summary>
    private static bool StandsApart(string text, in PhoneShape shape, int groups)
    {
        if (groups < shape.Count && Chars.IsGap(text[shape.End(groups - 1)])) return false;
        var before = shape.Start - 1;
        if (before < 1 || !Chars.IsGap(text[before]) || !char.IsAsciiDigit(text[before - 1])) return true;
        var i = before - 1;
        while (i > 0 && before - i < LongestGroup && char.IsAsciiDigit(text[i - 1])) i--;
        return i > 0 && (text[i - 1] is '.' or '/' or ':' or ',' || Chars.IsHyphen(text[i - 1]));
    }

    /// <summary>Grouped as people group: an area code of two to five digits, then groups of two to four, or all the rest in one.</summary>
    private static bool IsUsual(in PhoneShape shape, int groups)
    {
        if (shape.Length(0) > 6) return false;
        if (groups == 2) return shape.Length(1) is >= 4 and <= 8;
        for (var i = 1; i < groups; i++) if (shape.Length(i) is < 2 or > 4 && !(i == 1 && shape.Bracket)) return false;
        return true;
    }

    /// <summary>The number fills a field of a table or record: between separators, quotes or line ends on both sides.</summary>
    private static bool IsField(string text, in PhoneShape shape, ReadOnlySpan<char> digits, int groups, int end)
    {
        if (groups < 3 || digits.Length is < 8 or > 10 || shape.Dots(groups) || !NumberPlans.IsOpen(digits)) return false;
        for (var i = 0; i < groups; i++) if (shape.Length(i) is < 2 or > 4) return false;
        return (shape.Start == 0 || text[shape.Start - 1] is ';' or '\'' or '"' or '\t' or '\n' or '|')
            && (end == text.Length || text[end] is ';' or '\'' or '"' or '\t' or '\n' or '\r' or '|')
            && (shape.Start > 0 || end < text.Length);
    }

    private static bool LooksLikeDate(in PhoneShape shape, int groups)
    {
        if (groups < 3 || shape.Length(1) > 2 || shape.Length(0) is 3 or > 4) return false;
        var (a, b, c) = (Value(shape, 0), Value(shape, 1), Value(shape, 2));
        var (la, lb, lc) = (shape.Length(0), shape.Length(1), shape.Length(2));
        return (la <= 2 && lb <= 2 && lc == 4 && a is > 0 and <= 31 && b is > 0 and <= 31 && c is >= 1800 and <= 2199)
            || (la == 4 && lb <= 2 && lc <= 2 && a is >= 1800 and <= 2199 && b is > 0 and <= 12 && c is > 0 and <= 31)
            || (groups == 3 && la <= 2 && lb <= 2 && lc <= 2);
    }

    private static bool LooksLikeQuad(in PhoneShape shape, int groups) =>
        groups == 4 && shape.Dots(4) && shape.Length(0) <= 3 && shape.Length(1) <= 3 && shape.Length(2) <= 3 && shape.Length(3) <= 3
        && shape.Length(0) + shape.Length(1) + shape.Length(2) + shape.Length(3) != 8;

    private static int Value(in PhoneShape shape, int group)
    {
        var from = shape.Digits(group).Length;
        var value = 0;
        foreach (var c in shape.Digits(group + 1)[from..]) value = Math.Min(value * 10 + c - '0', 1_000_000);
        return value;
    }

    /// <summary>End of the number with its extension: <c>x470</c>, <c>ext. 12</c>.</summary>
    private static int Extension(string text, int end)
    {
        var i = end;
        if (i < text.Length && text[i] == ' ') i++;
        if (i == text.Length || text[i] is not ('x' or 'X' or 'e' or 'E')) return end;
        if (text[i] is 'x' or 'X') i++;
        else if (i + 3 <= text.Length && text.AsSpan(i, 3).Equals("ext", StringComparison.OrdinalIgnoreCase)) i += 3;
        else return end;
        while (i < text.Length && text[i] is '.' or ' ' && i < end + 6) i++;
        var digits = i;
        while (Chars.DigitAt(text, i) && i - digits < 7) i++;
        return i > digits && !Chars.WordAt(text, i) ? i : end;
    }
}
