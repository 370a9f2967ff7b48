using AuditPipeline.Core.Redaction;
using AuditPipeline.Pii.Text;

namespace AuditPipeline.Pii.Phones;

/// <summary>Telephone numbers: international ones by calling code and length (E.164), national ones by the forms people write, others where
/// a word of telephoning stands before them.</summary>
internal sealed class PhoneRecognizer : IRecognizer
{
    public const string Kind = "PHONE_NUMBER";

    private const int Window = 40;

    private static readonly NearWords Context = new(
        "phone*", "telephone*", "telefoon*", "telefon*", "teléfono*", "telefono*", "téléphone*", "telefone*", "tel", "tlf", "tlfn", "tfno", "mobile*",
        "mobiel*", "mobil*", "móvil*", "cell*", "cellphone*", "cellulare*", "handy*", "gsm", "fax*", "whatsapp*", "sms", "call*", "dial", "bel",
        "bellen", "terugbel*", "opbellen", "ring*", "rückruf*", "anruf*", "anzurufen", "erreichen", "rufnummer*", "rappel*", "appel*", "joindre", "portable*",
        "llam*", "chiam*", "richiam*", "dzwoni*", "oddzwoni*", "zadzwo*", "volejte*", "zavol*", "ligar*", "ligue*", "telemóvel*", "contacto*",
        "sunați*", "sunati*", "телефон*", "τηλέφων*", "τηλεφών*", "τηλεφ*", "puhelin*", "soita*", "numero di telefono", "puh", "hívj*", "hívja*", "telefonszám*",
        "电话*", "電話*", "手机*", "recado*", "answering", "sími*", "telefonas*", "tālru*", "skambin*", "zvan*", "helista*", "pokličite*", "nazovite*",
        "síman*", "फोन*", "फ़ोन*", "обад*", "καλέστε*", "guthán*", "teileafón*", "kontakt*", "contact*");

    private static readonly NearWords Afterwards = new("office", "fax", "mobile", "desk", "cell");

    private static readonly NearWords Asked = new(
        "phone*", "telephone*", "telefoon*", "telefon*", "téléphone*", "teléfono*", "telefono*", "telefone*", "τηλέφων*", "телефон*");

    private static readonly NearWords OtherNumber = new(
        "account*", "card*", "conta", "iban*", "bsn*", "order*", "bestel*", "invoice*", "factu*", "isbn*", "ean", "sku", "ssn", "ticket*",
        "reference*", "ref", "version*", "build", "chapter*", "kvk*", "passport*", "paspoort*", "pesel*", "licen*", "formula*", "serial*");

    public string Name => "phone";

    public IReadOnlyList<string> Entities { get; } = [Kind];

    public void Find(ScanText scan, List<Detection> found)
    {
        var text = scan.Text;
        Span<int> starts = stackalloc int[PhoneShape.MostGroups];
        Span<int> ends = stackalloc int[PhoneShape.MostGroups];
        Span<char> digits = stackalloc char[PhoneShape.MostDigits + 1];
        var shape = new PhoneShape(starts, ends, digits);
        for (var digit = Chars.NextDigit(text, 0); digit >= 0;)
        {
            var end = digit;
            while (Chars.DigitAt(text, end)) end++;
            if (end - digit <= PhoneShape.MostDigits)
            {
                shape.Read(text, digit);
                if (StartsFree(text, shape) && Match(text, shape) is { } match)
                {
                    found.Add(match);
                    end = match.End;
                }
            }

            digit = Chars.NextDigit(text, end);
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

    private Detection? Match(string text, in PhoneShape shape)
    {
        for (var groups = shape.Count; groups > 0; groups--)
        {
            var end = shape.End(groups - 1);
            var extended = Extension(text, end);
            // A last group that other separators join to more digits is not the end of a number.
            if (extended == end && !EndsFree(text, end) && (groups == shape.Count || text[end] == '.')) continue;
            var score = Score(text, shape, groups, end);
            if (score <= 0) continue;
            return new Detection(shape.Start, extended - shape.Start, Kind, score, Name);
        }

        return null;
    }

    private static double Score(string text, in PhoneShape shape, int groups, int end)
    {
        var digits = shape.Digits(groups);
        if (digits.Length < 6 || digits.IndexOfAnyExcept(digits[0]) < 0) return 0;
        if (shape.Plus) return International(shape, digits, groups) ? 0.75 : 0;
        if (LooksLikeDate(shape, groups) || LooksLikeQuad(shape, groups)) return 0;

        var named = Context.Before(text, shape.Start, Window) || Afterwards.After(text, end, 10) || Asked.After(text, end, 30);
        var other = OtherNumber.Before(text, shape.Start, 24);
        if (digits[0] == '0' && digits[1] == '0' && International(shape, digits, groups)) return 0.75;
        if (IsNorthAmerican(shape, groups, named)) return named ? 0.8 : 0.5;
        if (digits[0] == '0' && IsNational(shape, digits, groups, named, other)) return named ? 0.75 : other ? 0 : 0.45;
        if (digits.Length == 11 && groups == 1 && digits[0] == '1' && digits[1] >= '3' && !other) return named ? 0.7 : 0.4;   // Chinese mobile
        if (!named || other) return IsField(text, shape, digits, groups, end) && !other ? 0.4 : 0;
        return digits.Length is >= 7 and <= 13 ? 0.7 : 0;
    }

    private static bool International(in PhoneShape shape, ReadOnlySpan<char> digits, int groups)
    {
        var national = shape.Plus ? digits : digits[2..];
        if (CallingCodes.Of(national) is not { } code) return false;
        var length = national.Length - code.Code;
        // The trunk prefix in brackets, +44 (0) 113, is not dialled.
        for (var i = 1; i < groups; i++) if (shape.Length(i) == 1 && digits[shape.Digits(i).Length] == '0') length--;
        if (groups > 1 && digits.Length > code.Code && national[code.Code] == '0') length--;
        // A full stop alone is a decimal: +1.032.
        return length >= code.Least && length <= code.Most && !(shape.Dots(groups) && groups < 3);
    }

    private static bool IsNorthAmerican(in PhoneShape shape, int groups, bool named)
    {
        var first = groups == 4 && shape.Digits(1) is "1" or "001" ? 1 : 0;
        if (groups - first != 3 || shape.Length(first) != 3 || shape.Length(first + 1) != 3 || shape.Length(first + 2) != 4) return false;
        return shape.Marked(groups) || named || first == 1;
    }

    private static bool IsNational(in PhoneShape shape, ReadOnlySpan<char> digits, int groups, bool named, bool other)
    {
        if (shape.Length(0) == 1 && !shape.Bracket && !(digits.Length == 11 && groups == 5)) return false;
        if (shape.Dots(groups) && groups < 3) return false;
        if (named) return digits.Length is >= 7 and <= 12;
        if (groups == 1) return digits[1] != '0' && (digits.Length == 10 || (digits.Length == 11 && digits[1] is '1' or '5' or '7' or '9' && !other));
        // 010190-1234 and 081-80-5372 are national numbers of persons.
        if (groups == 2 && shape.Length(0) == 6 && shape.Length(1) == 4) return false;
        if (groups == 3 && shape.Length(0) == 3 && shape.Length(1) == 2 && shape.Length(2) == 4) return false;
        if (digits[1] == '0') return false;
        return digits.Length is >= 9 and <= 12 || (digits.Length == 8 && groups >= 3);
    }

    /// <summary>The number fills a field of a table or record: between separators, quotes or line ends on both sides.</summary>
    private static bool IsField(string text, in PhoneShape shape, ReadOnlySpan<char> digits, int groups, int end)
    {
        if (groups < 3 || digits.Length is < 8 or > 10 || shape.Dots(groups)) return false;
        for (var i = 0; i < groups; i++) if (shape.Length(i) is < 2 or > 4) return false;
        return (shape.Start == 0 || text[shape.Start - 1] is ';' or '\'' or '"' or '\t' or '\n' or '|')
            && (end == text.Length || text[end] is ';' or '\'' or '"' or '\t' or '\n' or '\r' or '|')
            && (shape.Start > 0 || end < text.Length);
    }

    private static bool LooksLikeDate(in PhoneShape shape, int groups)
    {
        if (groups < 3) return false;
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
        if (i < text.Length && text[i] is 'x' or 'X') i++;
        else if (i + 3 <= text.Length && text.AsSpan(i, 3).Equals("ext", StringComparison.OrdinalIgnoreCase)) i += 3;
        else return end;
        while (i < text.Length && text[i] is '.' or ' ' && i < end + 6) i++;
        var digits = i;
        while (Chars.DigitAt(text, i) && i - digits < 7) i++;
        return i > digits && !Chars.WordAt(text, i) ? i : end;
    }
}
