using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Poland.</summary>
internal static class Poland
{
    private static readonly int[] PeselWeights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];
    private static readonly int[] NipWeights = [6, 5, 7, 2, 3, 4, 5, 6, 7];

    // The check digit stands fourth and counts nine times.
    private static readonly int[] IdCardWeights = [7, 3, 1, 9, 7, 3, 1, 7, 3];

    private static readonly IdentifierRule Nip = new()
    {
        Name = "pl-nip",
        Entity = "PL_NIP",
        Shapes = [@"\d{10}"],
        Check = new("mod-11", IsNip),
        Context = new("nip", "n.i.p", "identyfikacji podatkowej*", "numer podatkowy*", "pl nip", "polish nip", "polish tax*"),
        Kind = NumberWords.Tax,
        Country = Countries.Poland,
        Others = NumberWords.Others,
        Bare = 0.42,
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "pl-pesel",
            Entity = "PL_PESEL",
            Shapes = [@"\d{11}"],
            Check = new("mod-10-and-date", IsPesel),
            Context = new("pesel*", "pl pesel", "polish pesel", "numer ewidencyjny*", "polish personal*"),
            Kind = NumberWords.Person,
            Country = Countries.Poland,
            Others = NumberWords.Others,
            Bare = 0.585,
        },
        Nip,
        Nip with { Name = "pl-nip-hyphens", Shapes = [@"\d{3}-\d{3}-\d{2}-\d{2}", @"\d{3}-\d{2}-\d{2}-\d{3}"], Bare = 0.94 },
        Nip with { Name = "pl-nip-blanks", Shapes = [@"\d{3} \d{3} \d{2} \d{2}", @"\d{3} \d{2} \d{2} \d{3}"], Bare = 0.55 },
        new()
        {
            Name = "pl-id-card",
            Entity = "PL_ID_CARD",
            Shapes = [@"[A-Z]{3} ?\d{6}"],
            Check = new("icao-9303", IsIdCard),
            Context = new("dowód*", "dowodu*", "dowodem*", "dowodzie*", "dowod*", "polish id*", "pl id card*", "seria i numer*"),
            Kind = NumberWords.IdCard,
            Country = Countries.Poland,
            Others = NumberWords.Others,
            Bare = 0.56,
        },
        new()
        {
            Name = "pl-passport",
            Entity = "PL_PASSPORT",
            Shapes = [@"[A-Z]{2} ?\d{7}"],
            Check = new("icao-9303", static value => (Icao.Sum(value[..2], 0) + Icao.Sum(value[3..], 2)) % 10 == value[2] - '0'),
            Context = new("paszport*", "polish passport*"),
            Kind = NumberWords.Passport,
            Country = Countries.Poland,
            Bare = 0,
        },
    ];

    /// <summary>Act of 24 September 2010 on the population register: weights 1, 3, 7, 9; the month tells the century.</summary>
    private static bool IsPesel(ReadOnlySpan<char> value)
    {
        var month = Digits.Value(value, 2, 2);
        var century = (month / 20) switch { 0 => 1900, 1 => 2000, 2 => 2100, 4 => 1800, _ => 0 };
        return NumberDates.ExistsIn(century + Digits.Value(value, 0, 2), month % 20, Digits.Value(value, 4, 2))
            && Weighted.Sum(value, PeselWeights) % 10 == 0;
    }

    /// <summary>Act of 13 October 1995: weights 6, 5, 7, 2, 3, 4, 5, 6, 7, modulus 11; no tax office has a 0 in front.</summary>
    internal static bool IsNip(ReadOnlySpan<char> value) => value[0] != '0' && Weighted.Sum(value, NipWeights) % 11 == value[9] - '0';

    private static bool IsIdCard(ReadOnlySpan<char> value)
    {
        var sum = 0;
        for (var i = 0; i < 9; i++) sum += (i < 3 ? value[i] - 'A' + 10 : value[i] - '0') * IdCardWeights[i];
        return sum % 10 == 0;
    }
}
