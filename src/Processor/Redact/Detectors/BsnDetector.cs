using AuditPipeline.Core.Redaction;

namespace AuditPipeline.Processor.Redact.Detectors;

/// <summary>Dutch citizen service numbers: nine digits (or eight, when a word says so) that pass the 11-test of Besluit burgerservicenummer,
/// article 1: weights 9 to 2, the last digit counted off.</summary>
internal sealed class BsnDetector : IDetector
{
    public const string Kind = "NL_BSN";

    private static readonly ContextWords Context = new(
        "bsn*", "burgerservice*", "sofi*", "burger service*", "citizen service*", "service number", "dutch tax number", "persoonsnummer*");

    private static readonly ContextWords Others = new(
        "nif", "nip", "pesel", "siren", "siret", "steuer*", "tax*", "passport*", "paspoort*", "ssn", "cpf", "contribuinte", "afm", "αφμ", "seed",
        "order*", "bestel*", "invoice*", "factuur*", "ref", "account*", "rekening*", "kvk*", "rsin", "btw*", "vat", "ico", "ičo", "oib", "id");

    public string Name => "nl-bsn";

    public void Detect(string text, List<Detection> found)
    {
        Span<int> starts = stackalloc int[DigitGroups.Most];
        Span<int> ends = stackalloc int[DigitGroups.Most];
        var groups = new DigitGroups(starts, ends);
        for (var digit = Chars.NextDigit(text, 0); digit >= 0;)
        {
            var end = digit;
            while (Chars.DigitAt(text, end)) end++;
            if (end - digit is 2 or 3 or 4 or 8 or 9 && !IsInside(text, digit))
            {
                groups.Read(text, digit, dots: true);
                if (Match(text, groups) is { } match)
                {
                    found.Add(match);
                    end = match.End;
                }
            }

            digit = Chars.NextDigit(text, end);
        }
    }

    private static bool IsInside(string text, int start) =>
        Chars.WordBefore(text, start)
        || (start > 1 && (text[start - 1] is '.' or ',' or '/' or '+' || Chars.IsHyphen(text[start - 1])) && Chars.IsWord(text[start - 2]));

    private Detection? Match(string text, in DigitGroups groups)
    {
        var last = groups.Length(0) switch
        {
            8 or 9 => 0,
            3 when groups.Count >= 3 && groups.Length(1) == 3 && groups.Length(2) == 3 => 2,
            4 when groups.Count >= 3 && groups.Length(1) == 2 && groups.Length(2) == 3 => 2,
            2 when groups.Count >= 4 && groups.Length(1) == 2 && groups.Length(2) == 2 && groups.Length(3) == 3 => 3,
            _ => -1,
        };
        if (last < 0) return null;

        var start = groups.Start(0);
        var end = groups.End(last);
        if (Chars.WordAt(text, end) || GoesOn(text, end)) return null;

        Span<char> digits = stackalloc char[9];
        digits.Fill('0');
        var count = 0;
        for (var group = 0; group <= last; group++) count += groups.Length(group);
        var place = 9 - count;
        for (var group = 0; group <= last; group++)
        {
            text.AsSpan(groups.Start(group), groups.Length(group)).CopyTo(digits[place..]);
            place += groups.Length(group);
        }

        if (!PassesElevenTest(digits)) return null;
        var named = Context.Before(text, start, 60) || Context.After(text, end, 20);
        if (!named && (count == 8 || Others.Before(text, start, 30))) return null;
        // One number of nine digits in eleven passes by chance; grouped ones are mostly amounts or telephone numbers.
        var score = named ? 0.95 : last == 0 ? 0.4 : 0.3;
        return new Detection(start, end - start, Kind, score, Name);
    }

    private static bool GoesOn(string text, int end) =>
        end + 1 < text.Length && (text[end] is '.' or ',' or '/' || Chars.IsHyphen(text[end])) && Chars.DigitAt(text, end + 1);

    private static bool PassesElevenTest(ReadOnlySpan<char> digits)
    {
        if (digits.IndexOfAnyExcept(digits[0]) < 0) return false;
        var sum = -(digits[8] - '0');
        for (var i = 0; i < 8; i++) sum += (9 - i) * (digits[i] - '0');
        return sum % 11 == 0;
    }
}
