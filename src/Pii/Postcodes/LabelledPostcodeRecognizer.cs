using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Postcodes;

/// <summary>Postcodes of any country behind a label, and those of Germany in an address.</summary>
internal sealed class LabelledPostcodeRecognizer : IRecognizer
{
    public const string Kind = "ZIP_CODE";
    public const string GermanKind = "DE_PLZ";

    private const int Longest = 10;
    private const int LongestBare = 12;

    public string Name => "postcode";

    public IReadOnlyList<string> Entities { get; } = [Kind, GermanKind];

    public IReadOnlyList<ContextWords> Vocabulary { get; } =
        [PostcodeWords.Labels, PostcodeWords.Short, PostcodeWords.German, LabelledValue.Vocabulary];

    public void Find(ScanText scan, List<Detection> found)
    {
        var tokens = scan.Tokens;
        var places = new TermPlaces(scan, PostcodeWords.Labels, PostcodeWords.Short);
        while (places.MoveNext()) FindLabelled(scan, places.Current, found);

        foreach (var place in scan.Numbers)
        {
            if (tokens[place].Length == 5) FindGerman(scan, place, found);
        }
    }

    private void FindLabelled(ScanText scan, int label, List<Detection> found)
    {
        var text = scan.Text;
        var tokens = scan.Tokens;
        var term = scan.Term(PostcodeWords.Labels, label);
        var few = term is null;
        if (few && (!char.IsAsciiLetterUpper(text[tokens[label].End - 1]) || (term = scan.Term(PostcodeWords.Short, label)) is null)) return;
        var value = LabelledValue.Find(scan, label, term!, out _);
        if (value < 0) return;
        var start = tokens[value].Start;
        var end = End(text, start, out var digits, out var letters);
        if (end < 0 || (few && (digits != 5 || letters > 0))) return;
        var german = digits == 5 && end - start == 5 && IsGerman(text.AsSpan(start, 5)) && scan.Term(PostcodeWords.German, label) is not null;
        found.Add(new Detection(start, end - start, german ? GermanKind : Kind, 0.85, Name, null, term));
    }

    /// <summary>End of a code of three to ten digits and capitals with one blank or hyphen among them; -1 when there is none.</summary>
    private static int End(string text, int start, out int digits, out int letters)
    {
        (digits, letters) = (0, 0);
        var (i, gaps, end) = (start, 0, start);
        for (; i < text.Length && i - start <= Longest + 1; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c)) digits++;
            else if (char.IsAsciiLetterUpper(c)) letters++;
            else if (Chars.IsWord(c)) break;
            else if (gaps == 0 && i > start && i + 1 < text.Length && (Chars.IsGap(c) || Chars.IsHyphen(c)) && PartFollows(text, i + 1, letters > 0)) gaps++;
            else break;
            end = i + 1;
        }

        if (end < text.Length && Chars.IsWord(text[end])) return -1;
        return digits >= 2 && digits + letters is >= 3 and <= Longest && letters <= 4 ? end : -1;
    }

    /// <summary>Digits or capitals that can be the second part of a code: 394 13, 75534-030, 7412 SL, K1A 0B1.</summary>
    private static bool PartFollows(string text, int at, bool lettered)
    {
        var (end, capitals) = (at, 0);
        while (end < text.Length && end - at < 5 && char.IsAsciiLetterOrDigit(text[end]))
        {
            if (char.IsAsciiLetterLower(text[end])) return false;
            if (!char.IsAsciiDigit(text[end])) capitals++;
            end++;
        }

        if (Chars.WordAt(text, end) || end == at) return false;
        if (capitals == 0) return end - at is >= 2 and <= 4;
        return lettered || (capitals == 2 && end - at == 2);
    }

    /// <summary>Five digits behind a house number and before a capitalised word, with the country's letter before them, or all alone.</summary>
    private void FindGerman(ScanText scan, int place, List<Detection> found)
    {
        var text = scan.Text;
        var tokens = scan.Tokens;
        var digits = tokens[place];
        if (!IsGerman(text.AsSpan(digits.Start, 5))) return;
        if (Standing.Alone(text, digits.Start, digits.End))
        {
            if (text.Length <= LongestBare) found.Add(new Detection(digits.Start, 5, GermanKind, 0.4, Name));
            return;
        }

        if (place == 0 || place + 1 >= tokens.Length || !tokens[place + 1].IsCapital || tokens[place + 1].Length < 3
            || tokens[place + 1].Start != digits.End + 1 || !Chars.IsGap(text[digits.End])) return;
        var before = tokens[place - 1];
        var between = text.AsSpan(before.End, digits.Start - before.End);
        var country = between.Length == 1 && Chars.IsHyphen(between[0]) && before.Length == 1 && text[before.Start] == 'D';
        var house = between is ", " or "\n" or ",\n" && (before.IsNumber || (before.Length == 1 && place > 1 && tokens[place - 2].IsNumber));
        if ((country || house) && (country || !Chars.WordBefore(text, digits.Start)) && Chars.EndsFree(text, digits.End))
            found.Add(new Detection(digits.Start, 5, GermanKind, 0.5, Name));
    }

    private static bool IsGerman(ReadOnlySpan<char> digits) => (digits[0] != '0' || digits[1] != '0') && !digits.SequenceEqual("99999");
}
