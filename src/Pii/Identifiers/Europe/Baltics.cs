using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Estonia, Lithuania and Latvia. The first two have one scheme: the same value can be of either.</summary>
internal static class Baltics
{
    private static readonly int[] First = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1];
    private static readonly int[] Second = [3, 4, 5, 6, 7, 8, 9, 1, 2, 3];
    private static readonly int[] LatvianWeights = [10, 5, 8, 4, 2, 1, 6, 3, 7, 9];

    private static readonly IdentifierRule Estonian = new()
    {
        Name = "ee-personal-code",
        Entity = "EE_PERSONAL_CODE",
        Shapes = [@"[1-8]\d{10}"],
        Check = new("mod-11-and-date", IsPersonalCode),
        Context = new("isikukood*", "isikukoo*", "ik", "ee personal*", "estonian personal*", "estonian id*"),
        Kind = NumberWords.Person,
        Country = Countries.Estonia,
        Others = NumberWords.Others,
        Bare = 0.64,
    };

    private static readonly IdentifierRule Latvian = new()
    {
        Name = "lv-personal-code",
        Entity = "LV_PERSONAL_CODE",
        Shapes = [@"\d{11}"],
        Check = new("mod-11-and-date", IsLatvian),
        Context = new("personas kod*", "personas nr", "pers. kods", "lv personal*", "latvian personal*", "latvian id*"),
        Kind = NumberWords.Person,
        Country = Countries.Latvia,
        Others = NumberWords.Others,
        Bare = 0.63,
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        Estonian,
        Estonian with
        {
            Name = "lt-personal-code",
            Entity = "LT_PERSONAL_CODE",
            Context = new("asmens kod*", "a. k", "lt personal*", "lithuanian personal*", "lithuanian id*"),
            Country = Countries.Lithuania,
            Bare = 0.639,
        },
        Latvian,
        Latvian with { Name = "lv-personal-code-hyphen", Shapes = [@"\d{6}-\d{5}"], Bare = 0.94 },
        Latvian with { Name = "lv-personal-code-new", Shapes = [@"3[2-9]\d{4}-?\d{5}"], Check = null, Bare = 0 },
    ];

    /// <summary>EVS 585:2007 and the Lithuanian act on the population register: a digit for sex and century, the day of birth, and a check
    /// digit of two rounds modulo 11.</summary>
    private static bool IsPersonalCode(ReadOnlySpan<char> value)
    {
        var year = 1800 + (value[0] - '1') / 2 * 100 + Digits.Value(value, 1, 2);
        if (!NumberDates.ExistsIn(year, Digits.Value(value, 3, 2), Digits.Value(value, 5, 2))) return false;
        var check = Weighted.Sum(value, First) % 11;
        if (check == 10) check = Weighted.Sum(value, Second) % 11 % 10;
        return check == value[10] - '0';
    }

    /// <summary>Cabinet regulation on the register of natural persons: the day of birth, a digit for the century, modulus 11. Codes given
    /// out since 2017 begin with 32 and say nothing.</summary>
    internal static bool IsLatvian(ReadOnlySpan<char> value)
    {
        var year = 1800 + (value[6] - '0') * 100 + Digits.Value(value, 4, 2);
        return NumberDates.ExistsIn(year, Digits.Value(value, 2, 2), Digits.Value(value, 0, 2))
            && (1 + Weighted.Sum(value, LatvianWeights)) % 11 % 10 == value[10] - '0';
    }
}
