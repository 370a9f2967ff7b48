using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Romania.</summary>
internal static class Romania
{
    private static readonly int[] Weights = [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9];

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "ro-cnp",
            Entity = "RO_CNP",
            Shapes = [@"[1-9]\d{12}", @"[1-9] \d{6} \d{6}"],
            Check = new("mod-11-and-date", IsCnp),
            Context = new("cnp*", "cod numeric personal*", "codul numeric personal*", "codului numeric*", "ro cnp", "romanian cnp",
                "romanian personal*", "personal numeric*"),
            Kind = NumberWords.Person,
            Country = Countries.Romania,
            Others = NumberWords.Others,
            Bare = 0.9,
        },
    ];

    /// <summary>Law 105/1996: sex and century, day of birth, county, serial number, modulus 11 where 10 is written 1.</summary>
    private static bool IsCnp(ReadOnlySpan<char> value)
    {
        var year = Digits.Value(value, 1, 2) + value[0] switch { '1' or '2' => 1900, '3' or '4' => 1800, '5' or '6' => 2000, _ => 1900 };
        var county = Digits.Value(value, 7, 2);
        if (county is 0 or > 52 and not 70 and not (>= 80 and <= 83)) return false;
        var check = Weighted.Sum(value, Weights) % 11;
        return NumberDates.ExistsIn(year, Digits.Value(value, 3, 2), Digits.Value(value, 5, 2)) && (check == 10 ? 1 : check) == value[12] - '0';
    }
}
