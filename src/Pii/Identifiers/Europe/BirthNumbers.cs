using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Birth numbers of the Czech Republic and Slovakia: one scheme until 1993 and alike since. The same value can be of either; only
/// words tell them apart.</summary>
internal static class BirthNumbers
{
    private static readonly IdentifierRule Czech = new()
    {
        Name = "cz-birth-number",
        Entity = "CZ_BIRTH_NUMBER",
        Shapes = [@"\d{10}"],
        Check = new("mod-11-and-date", IsBirthNumber),
        Context = new("rodné číslo*", "rodne cislo*", "rodného čísla*", "rodným číslem*", "rodneho cisla*", "rč", "r.č", "cz birth*",
            "czech birth*", "czech personal*"),
        Kind = NumberWords.Person,
        Country = Countries.Czechia,
        Others = NumberWords.Others,
        Bare = 0.56,
    };

    private static readonly IdentifierRule Slovak = Czech with
    {
        Name = "sk-birth-number",
        Entity = "SK_BIRTH_NUMBER",
        Context = new("rodné číslo*", "rodne cislo*", "rodného čísla*", "rodným číslom*", "rodneho cisla*", "sk birth*", "slovak birth*",
            "slovak personal*"),
        Country = Countries.Slovakia,
        Bare = 0.55,
        Named = 0.949,
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        Czech,
        Czech with { Name = "cz-birth-number-slash", Shapes = [@"\d{6} ?/ ?\d{4}"], Bare = 0.94 },
        Czech with { Name = "cz-birth-number-old", Shapes = [@"\d{6}/?\d{3}"], Check = new("date", IsOldBirthNumber), Bare = 0 },
        Slovak,
        Slovak with { Name = "sk-birth-number-slash", Shapes = [@"\d{6} ?/ ?\d{4}"], Bare = 0.93 },
        Slovak with { Name = "sk-birth-number-old", Shapes = [@"\d{6}/?\d{3}"], Check = new("date", IsOldBirthNumber), Bare = 0 },
    ];

    /// <summary>Act 133/2000 Coll. § 13 (CZ), 301/1995 Z. z. (SK): divisible by 11; 50 is added to the month of women, 20 more since 2004
    /// when a
    /// day's numbers run out. Before 1985 a remainder of 10 gave the check digit 0.</summary>
    internal static bool IsBirthNumber(ReadOnlySpan<char> value)
    {
        var year = Digits.Value(value, 0, 2);
        year += year < 54 ? 2000 : 1900;
        if (!IsDate(value, year)) return false;
        var remainder = Digits.Value(value, 0, 9) % 11;
        return remainder == value[9] - '0' || (remainder == 10 && value[9] == '0' && year < 1985);
    }

    /// <summary>Numbers given out before 1954 have nine digits and no check digit.</summary>
    internal static bool IsOldBirthNumber(ReadOnlySpan<char> value)
    {
        var year = Digits.Value(value, 0, 2);
        return year < 54 && value[6..] is not "000" && IsDate(value, 1900 + year);
    }

    private static bool IsDate(ReadOnlySpan<char> value, int year)
    {
        var month = Digits.Value(value, 2, 2) % 50;
        return NumberDates.ExistsIn(year, month > 20 && year >= 2004 ? month - 20 : month, Digits.Value(value, 4, 2));
    }
}
