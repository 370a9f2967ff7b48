using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Slovenia and its former fellows in one scheme, told by the region in the number.</summary>
internal static class Balkans
{
    private static readonly int[] Weights = [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

    private static readonly IdentifierRule Slovenian = new()
    {
        Name = "si-emso",
        Entity = "SI_EMSO",
        Shapes = [@"[0-3]\d[01]\d[09]\d{8}"],
        Check = new("mod-11-and-date", static value => IsCitizenNumber(value, 50, 59)),
        Context = new("emšo*", "emso*", "enotna matična*", "enotna maticna*", "si emso", "slovenian emso", "slovenian personal*",
            "matična številka*"),
        Kind = NumberWords.Person,
        Country = Countries.Slovenia,
        Bare = 0.92,
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        Slovenian,
        Slovenian with
        {
            Name = "jmbg-serbia",
            Entity = "RS_JMBG",
            Check = new("mod-11-and-date", static value => IsCitizenNumber(value, 70, 96)),
            Context = new("jmbg*", "јмбг*", "matični broj*", "maticni broj*", "матични број*"),
            Country = Countries.Balkans,
            Bare = 0.9,
        },
        Slovenian with
        {
            Name = "jmbg-others",
            Entity = "JMBG",
            Check = new("mod-11-and-date", static value => IsCitizenNumber(value, 10, 49)),
            Context = new("jmbg*", "embg*", "ембг*", "јмбг*", "matični broj*", "maticni broj*", "матичен број*", "matični broj građana*"),
            Country = Countries.Balkans,
            Bare = 0.9,
        },
    ];

    /// <summary>Act of 1977 on the unique master citizen number: day of birth with three digits of the year, region, serial number, modulus
    /// 11.</summary>
    private static bool IsCitizenNumber(ReadOnlySpan<char> value, int firstRegion, int lastRegion)
    {
        var year = Digits.Value(value, 4, 3);
        year += year < 800 ? 2000 : 1000;
        var region = Digits.Value(value, 7, 2);
        return region >= firstRegion && region <= lastRegion
            && NumberDates.ExistsIn(year, Digits.Value(value, 2, 2), Digits.Value(value, 0, 2)) && Weighted.Sum(value, Weights) % 11 == 0;
    }
}
