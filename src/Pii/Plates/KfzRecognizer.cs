using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Plates;

/// <summary>Registration marks of Germany: district, one or two letters, one to four digits, and E for electric or H for historic vehicles.</summary>
internal sealed class KfzRecognizer : IRecognizer
{
    public const string Kind = "DE_KFZ";

    private const int SmallBefore = 24;

    private static readonly ContextWords German = PlateWords.ByLanguage["de"];

    private static readonly ContextWords Country = new("deutsch*", "german*", "duits*", "allemand*", "alemán*", "alemana", "tedesc*", "niemieck*");

    public string Name => "de-kfz";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public IReadOnlyList<ContextWords> Vocabulary { get; } = [PlateWords.All, German, Country];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        foreach (var place in scan.Numbers)
        {
            var tokens = scan.Tokens;
            var digits = tokens[place];
            if (digits.Length > 4 || text[digits.Start] == '0' || place == 0) continue;
            var letters = tokens[place - 1];
            if (!letters.IsWord || letters.Length > 5) continue;
            var gap = Gap(text, letters.End, digits.Start);
            if (gap < 0) continue;

            // B-MA 1234, or BMA1234, which only the lists can part.
            int start;
            var joined = false;
            if (letters.Length <= 2 && place > 1 && tokens[place - 2] is { IsWord: true, Length: <= 3 } district && Gap(text, district.End, letters.Start) == 1
                && KfzDistricts.Contains(text.AsSpan(district.Start, district.Length)) && AreLetters(text, letters)) start = district.Start;
            else if (gap == 0 && IsJoined(text.AsSpan(letters.Start, letters.Length))) (start, joined) = (letters.Start, true);
            else continue;

            var end = digits.End;
            if (end < text.Length && text[end] is 'E' or 'H' or 'e' or 'h') end++;
            if (!Chars.StandsFree(text, start) || !Chars.EndsFree(text, end)) continue;
            if (start > 1 && Chars.IsHyphen(text[start - 1]) && Chars.IsWord(text[start - 2])) continue;
            if (end + 1 < text.Length && Chars.IsHyphen(text[end]) && Chars.IsWord(text[end + 1])) continue;
            Judge(scan, start, end, joined, found);
        }
    }

    private void Judge(ScanText scan, int start, int end, bool joined, List<Detection> found)
    {
        var text = scan.Text;
        var (small, capital) = (false, false);
        for (var i = start; i < end; i++)
        {
            small |= char.IsLower(text[i]);
            capital |= char.IsUpper(text[i]);
        }

        if (small && capital) return;
        var word = small ? scan.Context(PlateWords.All, start, end, SmallBefore, 0) : scan.Context(PlateWords.All, start, end);
        var score = word is null ? (!joined && Standing.Alone(text, start, end) ? 0.5 : 0)
            : scan.Context(Country, start, end) is not null ? 0.96
            : scan.Context(German, start, end) is not null ? 0.95
            : 0.7;
        if (score > 0) found.Add(new Detection(start, end - start, Kind, score, Name, "district", word));
    }

    /// <summary>Units between two parts, at most one blank or hyphen; -1 for anything else.</summary>
    private static int Gap(string text, int from, int to) =>
        from == to ? 0 : to == from + 1 && (Chars.IsGap(text[from]) || Chars.IsHyphen(text[from])) ? 1 : -1;

    private static bool AreLetters(string text, in Token token) =>
        char.IsAsciiLetter(text[token.Start]) && char.IsAsciiLetter(text[token.End - 1]);

    private static bool IsJoined(ReadOnlySpan<char> letters)
    {
        for (var district = 1; district <= 3 && district < letters.Length; district++)
        {
            if (letters.Length - district <= 2 && KfzDistricts.Contains(letters[..district])) return true;
        }

        return false;
    }
}
