using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Austria.</summary>
internal static class Austria
{
    private static readonly int[] SvnrWeights = [3, 7, 9, 0, 5, 8, 4, 2, 1, 6];

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "at-svnr",
            Entity = "AT_SVNR",
            Shapes = [@"\d{4}[ \-/]?\d{6}", @"\d{4} \d{2}[ .]\d{2}[ .]\d{2}"],
            Check = new("mod-11-and-date", IsSvnr),
            Context = new("svnr*", "sv-nr*", "sv-nummer*", "svnummer*", "at svnr", "sozialversicherung*", "sozialvers*",
                "sozialversicherungs*",
                "versicherungsnummer*", "vsnr*", "e-card*", "ecard*", "austrian social*", "social insurance number*"),
            Kind = NumberWords.Person,
            Country = Countries.Austria,
            Others = NumberWords.Others,
            Bare = 0.6,
        },
    ];

    /// <summary>Hauptverband der Sozialversicherungsträger: the fourth digit checks the others; months 13 to 15 make room for further
    /// serial numbers of a day.</summary>
    private static bool IsSvnr(ReadOnlySpan<char> value)
    {
        var (day, month, year) = (Digits.Value(value, 4, 2), Digits.Value(value, 6, 2), Digits.Value(value, 8, 2));
        return value[0] != '0' && Weighted.Sum(value, SvnrWeights) % 11 == value[3] - '0'
            && NumberDates.Exists(year, month is >= 13 and <= 15 ? 1 : month, day);
    }
}
