using AuditPipeline.Pii.Checks;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Check digits of VAT numbers by country: European Commission, VAT number algorithms (BMF 11/1998 and later), and the tax
/// offices'
/// own publications.</summary>
internal static class VatChecks
{
    private const string FrenchKeys = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const string IrishLetters = "WABCDEFGHIJKLMNOPQRSTUV";

    private static readonly int[] EightToTwo = [8, 7, 6, 5, 4, 3, 2];
    private static readonly int[] Danish = [2, 7, 6, 5, 4, 3, 2, 1];
    private static readonly int[] Estonian = [3, 7, 1, 3, 7, 1, 3, 7, 1];
    private static readonly int[] Finnish = [7, 9, 10, 5, 8, 4, 2, 1];
    private static readonly int[] Hungarian = [9, 7, 3, 1, 9, 7, 3, 1];
    private static readonly int[] Latvian = [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1];
    private static readonly int[] Maltese = [3, 4, 6, 7, 8, 9, 10, 1];
    private static readonly int[] Norwegian = [3, 2, 7, 6, 5, 4, 3, 2, 1];
    private static readonly int[] Romanian = [7, 5, 3, 2, 1, 7, 5, 3, 2];
    private static readonly int[] Swiss = [5, 4, 3, 2, 7, 6, 5, 4, 1];
    private static readonly int[] British = [8, 7, 6, 5, 4, 3, 2, 10, 1];
    private static readonly int[] BulgarianFirst = [1, 2, 3, 4, 5, 6, 7, 8];
    private static readonly int[] BulgarianSecond = [3, 4, 5, 6, 7, 8, 9, 10];
    private static readonly int[] BulgarianForeign = [21, 19, 17, 13, 11, 9, 7, 3, 1];
    private static readonly int[] BulgarianOther = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
    private static readonly int[] DutchElevenTest = [9, 8, 7, 6, 5, 4, 3, 2, -1];

    /// <param name="value">With its prefix.</param>
    internal static bool IsValid(ReadOnlySpan<char> value)
    {
        var number = value[2..];
        if (number.IndexOfAnyExcept('0') < 0) return false;
        return value[..2] switch
        {
            "AT" => IsAustrian(number[1..]),
            "BE" => IsBelgian(number),
            "BG" => IsBulgarian(number),
            "CY" => Cyprus.IsTaxNumber(number),
            "CZ" => IsCzech(number),
            "DE" => Iso7064.Mod11And10(number),
            "DK" => number[0] != '0' && Weighted.Sum(number, Danish) % 11 == 0,
            "EE" => Weighted.Sum(number, Estonian) % 10 == 0,
            "EL" or "GR" => Greece.IsAfm(number),
            "ES" => IsSpanish(number),
            "FI" => Weighted.Sum(number, Finnish) % 11 == 0,
            "FR" => IsFrench(number),
            "HR" => Iso7064.Mod11And10(number),
            "HU" => Weighted.Sum(number, Hungarian) % 10 == 0,
            "IE" => IsIrish(number),
            "IT" => Italy.IsVatCode(number),
            "LT" => IsLithuanian(number),
            "LU" => Digits.Value(number, 0, 6) % 89 == Digits.Value(number, 6, 2),
            "LV" => number[0] > '3' ? Weighted.Sum(number, Latvian) % 11 == 3 : Baltics.IsLatvian(number),
            "MT" => number[0] != '0' && Weighted.Sum(number, Maltese) % 37 == 0,
            "NL" => number[10..] is not "00" && (Weighted.Sum(number, DutchElevenTest) % 11 == 0 || Iso7064.Mod97(value) == 1),
            "PL" => Poland.IsNip(number),
            "PT" => Portugal.IsNif(number),
            "RO" => IsRomanian(number),
            "SE" => number[10..] is not "00" && Luhn.IsValid(number[..10]),
            "SI" => IsSlovenian(number),
            "SK" => IsSlovak(number),
            "GB" or "XI" => IsBritish(number),
            "NO" => IsNorwegian(number[..9]),
            _ => Weighted.Sum(number[1..], Swiss) % 11 == 0,
        };
    }

    internal static bool IsNorwegian(ReadOnlySpan<char> number) => number[0] is '8' or '9' && Weighted.Sum(number, Norwegian) % 11 == 0;

    private static bool IsAustrian(ReadOnlySpan<char> number)
    {
        var sum = 4;
        for (var i = 0; i < 7; i++)
        {
            var digit = number[i] - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }

        return (10 - sum % 10) % 10 == number[7] - '0';
    }

    /// <summary>Numbers of old have nine digits: a 0 is meant before them.</summary>
    private static bool IsBelgian(ReadOnlySpan<char> number)
    {
        var check = Digits.Value(number, number.Length - 2, 2);
        return (number.Length == 9 || number[0] is '0' or '1') && 97 - Digits.Value(number, 0, number.Length - 2) % 97 == check;
    }

    private static bool IsBulgarian(ReadOnlySpan<char> number)
    {
        if (number.Length == 9)
        {
            var check = Weighted.Sum(number, BulgarianFirst) % 11;
            if (check == 10) check = Weighted.Sum(number, BulgarianSecond) % 11 % 10;
            return check == number[8] - '0';
        }

        return Bulgaria.IsEgn(number) || Weighted.Sum(number, BulgarianForeign) % 10 == number[9] - '0' || Weighted.Sum(number, BulgarianOther) % 11 == 0;
    }

    private static bool IsCzech(ReadOnlySpan<char> number)
    {
        switch (number.Length)
        {
            case 8:
                var check = (11 - Weighted.Sum(number, EightToTwo) % 11) % 11;
                return number[0] != '9' && (check == 0 ? 1 : check) % 10 == number[7] - '0';
            case 9 when number[0] == '6':
                var special = Weighted.Sum(number[1..], EightToTwo) % 11;
                return ((8 - (10 - special) % 11) % 10 + 10) % 10 == number[8] - '0';
            case 9:
                return BirthNumbers.IsOldBirthNumber(number);
            default:
                return BirthNumbers.IsBirthNumber(number);
        }
    }

    private static bool IsSpanish(ReadOnlySpan<char> number) => number[0] switch
    {
        >= '0' and <= '9' or 'K' or 'L' or 'M' => char.IsAsciiLetter(number[8]) && Spain.IsNif(number),
        'X' or 'Y' or 'Z' => char.IsAsciiLetter(number[8]) && Spain.IsNie(number),
        'I' or 'O' or 'T' => false,
        _ => Spain.IsCif(number),
    };

    /// <summary>Two characters of key before the SIREN. Keys with letters are the younger scheme; numbers of Monaco begin with
    /// 000.</summary>
    private static bool IsFrench(ReadOnlySpan<char> number)
    {
        var siren = Digits.Long(number[2..]);
        if (siren < 0 || (number[2..5] is not "000" && !Luhn.IsValid(number[2..]))) return false;
        if (Digits.Value(number, 0, 2) is var key and >= 0) return (siren * 100 + 12) % 97 == key;
        var (first, second) = (FrenchKeys.IndexOf(number[0], StringComparison.Ordinal), FrenchKeys.IndexOf(number[1], StringComparison.Ordinal));
        var check = char.IsAsciiDigit(number[0]) ? first * 24 + second - 10 : first * 34 + second - 100;
        return (siren + 1 + check / 11) % 11 == check % 11;
    }

    /// <summary>Seven digits and a letter, since 2013 two; of old a letter or sign stood second, and seven digits follow from moving
    /// it.</summary>
    private static bool IsIrish(ReadOnlySpan<char> number)
    {
        if (number.Length is < 7 or > 9) return false;
        if (number.Length == 7 || !char.IsAsciiDigit(number[1])) return IsOldIrish(number);
        return Ireland.IsPpsn(number);
    }

    private static bool IsOldIrish(ReadOnlySpan<char> number)
    {
        // The sign + or * is taken out with the separators.
        var rest = number.Length == 7 ? number[1..6] : number[2..7];
        Span<char> moved = stackalloc char[7];
        moved[0] = '0';
        rest.CopyTo(moved[1..]);
        moved[6] = number[0];
        return Digits.Long(moved) >= 0 && IrishLetters[Weighted.Sum(moved, EightToTwo) % 23] == number[^1];
    }

    private static bool IsLithuanian(ReadOnlySpan<char> number)
    {
        if (number[^2] != '1') return false;
        var (first, second) = (0, 0);
        for (var i = 0; i < number.Length - 1; i++)
        {
            first += (1 + i % 9) * (number[i] - '0');
            second += (1 + (i + 2) % 9) * (number[i] - '0');
        }

        return (first % 11 == 10 ? second % 11 % 10 : first % 11) == number[^1] - '0';
    }

    private static bool IsRomanian(ReadOnlySpan<char> number)
    {
        Span<char> padded = ['0', '0', '0', '0', '0', '0', '0', '0', '0', '0'];
        number.CopyTo(padded[(10 - number.Length)..]);
        return 10 * Weighted.Sum(padded, Romanian) % 11 % 10 == padded[9] - '0';
    }

    private static bool IsSlovenian(ReadOnlySpan<char> number)
    {
        var check = 11 - Weighted.Sum(number, EightToTwo) % 11;
        return check != 11 && check % 10 == number[7] - '0';
    }

    private static bool IsSlovak(ReadOnlySpan<char> number) =>
        BirthNumbers.IsBirthNumber(number) || (number[0] != '0' && number[2] is '2' or '3' or '4' or '7' or '8' or '9' && Digits.Long(number) % 11 == 0);

    /// <summary>Modulus 97, since 2010 also 55 more; departments and health authorities have a range and no check.</summary>
    private static bool IsBritish(ReadOnlySpan<char> number)
    {
        if (number.Length == 5) return Digits.Value(number, 2, 3) < 500 == (number[0] == 'G');
        var remainder = Weighted.Sum(number, British) % 97;
        return remainder == 0 || remainder is 42 or 55 && Digits.Value(number, 0, 3) >= 100;
    }
}
