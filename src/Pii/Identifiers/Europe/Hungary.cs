using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Hungary.</summary>
internal static class Hungary
{
    private static readonly int[] TajWeights = [3, 7, 3, 7, 3, 7, 3, 7];
    private static readonly int[] TaxWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    private static readonly IdentifierRule Taj = new()
    {
        Name = "hu-taj",
        Entity = "HU_TAJ",
        Shapes = [@"\d{9}"],
        Check = new("mod-10", static value => Weighted.Sum(value, TajWeights) % 10 == value[8] - '0'),
        Context = new("taj", "taj-szám*", "tajszám*", "taj szám*", "társadalombiztosítás*", "társadalombiztosítási*", "hu taj",
            "hungarian taj*", "hungarian social*"),
        Kind = NumberWords.Health,
        Country = Countries.Hungary,
        Others = NumberWords.Others,
        Bare = 0.31,
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        Taj,
        Taj with { Name = "hu-taj-blanks", Shapes = [@"\d{3} \d{3} \d{3}"], Bare = 0.37 },
        Taj with { Name = "hu-taj-hyphens", Shapes = [@"\d{3}-\d{3}-\d{3}"], Bare = 0.5 },
        new()
        {
            Name = "hu-tax-id",
            Entity = "HU_TAX_ID",
            Shapes = [@"8\d{9}"],
            Check = new("mod-11", IsTaxId),
            Context = new("adóazonosító*", "adoazonosito*", "adóazonosító jel*", "adójel*", "hu tax*", "hungarian tax*", "tin"),
            Kind = NumberWords.Tax,
            Country = Countries.Hungary,
            Others = NumberWords.Others,
            Bare = 0.47,
        },
    ];

    /// <summary>Act CL of 2017, annex: 8, five digits for the day of birth, a serial number, modulus 11 (a remainder of 10 is not given
    /// out).</summary>
    private static bool IsTaxId(ReadOnlySpan<char> value) => Weighted.Sum(value, TaxWeights) % 11 == value[9] - '0';
}
