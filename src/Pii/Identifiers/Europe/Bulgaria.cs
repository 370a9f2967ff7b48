using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Bulgaria.</summary>
internal static class Bulgaria
{
    private static readonly int[] EgnWeights = [2, 4, 8, 5, 10, 9, 7, 3, 6];

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "bg-egn",
            Entity = "BG_EGN",
            Shapes = [@"\d{10}", @"\d{6} \d{4}"],
            Check = new("mod-11-and-date", IsEgn),
            Context = new("егн", "egn", "единен граждански*", "граждански номер*", "edinen grazhdanski*", "bulgarian egn",
                "bulgarian personal*",
                "uniform civil number*", "unified civil number*"),
            Kind = NumberWords.Person,
            Country = Countries.Bulgaria,
            Others = NumberWords.Others,
            Bare = 0.59,
        },
    ];

    /// <summary>Ordinance RD-02-20-9 of 2012 (ЕСГРАОН): 20 is added to the month of births before 1900, 40 to those from 2000 on.</summary>
    internal static bool IsEgn(ReadOnlySpan<char> value)
    {
        var (year, month, day) = (Digits.Value(value, 0, 2), Digits.Value(value, 2, 2), Digits.Value(value, 4, 2));
        year += month > 40 ? 2000 : month > 20 ? 1800 : 1900;
        return NumberDates.ExistsIn(year, month > 40 ? month - 40 : month > 20 ? month - 20 : month, day)
            && Weighted.Sum(value, EgnWeights) % 11 % 10 == value[9] - '0';
    }
}
