using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Identifiers;

/// <summary>Payment card numbers: 12 to 19 digits with a card scheme's prefix and length and the Luhn digit (ISO/IEC 7812-1), in one piece
/// or in groups.</summary>
internal sealed class CreditCardRecognizer : IRecognizer
{
    public const string Kind = "CREDIT_CARD";

    private const int Shortest = 12;
    private const int Longest = 19;

    private static readonly NearWords Context = new(
        "card*", "credit*", "kaart*", "pan", "visa", "mastercard", "amex", "maestro", "kreditkarte*", "karte*", "carte*", "tarjeta*", "carta*",
        "karta*", "karty", "kort*", "cartão*", "cc");

    public string Name => "credit-card";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        Span<int> starts = stackalloc int[DigitGroups.Most];
        Span<int> ends = stackalloc int[DigitGroups.Most];
        var groups = new DigitGroups(starts, ends);
        var tokens = scan.Tokens;
        var past = 0;
        foreach (var number in scan.Numbers)
        {
            ref readonly var first = ref tokens[number];
            if (first.Start < past || first.Length > Longest || text[first.Start] is '0' or > '6') continue;
            if (first.Length < Shortest && !Chars.DigitAt(text, first.End + 1)) continue;   // no group follows
            if (IsInside(text, first.Start)) continue;
            groups.Read(text, first.Start, dots: false);
            if (Match(text, groups) is not { } match) continue;
            found.Add(match);
            past = match.End;
        }
    }

    private static bool IsInside(string text, int start) =>
        Chars.WordBefore(text, start) || (start > 1 && text[start - 1] is '.' or ',' && Chars.DigitAt(text, start - 2));

    private Detection? Match(string text, in DigitGroups groups)
    {
        Span<char> digits = stackalloc char[Longest];
        var count = 0;
        Detection? best = null;
        for (var group = 0; group < groups.Count && count + groups.Length(group) <= Longest; group++)
        {
            text.AsSpan(groups.Start(group), groups.Length(group)).CopyTo(digits[count..]);
            count += groups.Length(group);
            var number = digits[..count];
            var end = groups.End(group);
            if (count < Shortest || Chars.WordAt(text, end) || number.IndexOfAnyExcept('0') < 0 || !Luhn.IsValid(number)) continue;
            var start = groups.Start(0);
            var score = Brand(number, out var exact) switch
            {
                false => 0,
                true when exact => 0.95,
                true => Context.Before(text, start, 60) ? 0.9 : 0.5,
            };
            if (score > 0) best = new Detection(start, end - start, Kind, score, Name);
        }

        return best;
    }

    /// <summary>True for a scheme's prefix and length; <paramref name="exact"/> when the scheme issues such numbers today in quantity.</summary>
    private static bool Brand(ReadOnlySpan<char> digits, out bool exact)
    {
        var four = (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 + digits[3] - '0';
        var two = four / 100;
        var three = four / 10;
        var length = digits.Length;
        exact = four switch
        {
            >= 4000 and <= 4999 => length is 16,
            >= 5100 and <= 5599 or >= 2221 and <= 2720 => length == 16,
            >= 3400 and <= 3499 or >= 3700 and <= 3799 => length == 15,
            >= 3528 and <= 3589 => length is 16 or 19,
            6011 or >= 6440 and <= 6599 => length is 16 or 19,
            >= 6200 and <= 6299 => length is >= 16 and <= 19,
            5019 => length == 16,
            2131 or 1800 => length == 15,
            >= 2200 and <= 2204 => length == 16,
            _ => three is >= 300 and <= 305 || two is 36 or 38 or 39 ? length is 14 or 16 : false,
        };
        return exact || (two == 40 || digits[0] == '4' ? length is 13 or 19 : (two == 35 && length == 16) || two is 50 or >= 56 and <= 58 or >= 60 and <= 69);
    }
}
