using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Denmark, Norway, Sweden, Finland and Iceland. Three of them call it personnummer: the form and the checks decide,
/// the country's name when it stands near.</summary>
internal static class Nordics
{
    private const string FinnishLetters = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private static readonly int[] DanishWeights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
    private static readonly int[] NorwegianFirst = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1];
    private static readonly int[] NorwegianSecond = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
    private static readonly int[] IcelandicWeights = [3, 2, 7, 6, 5, 4, 3, 2, 1];

    private static readonly IdentifierRule Danish = new()
    {
        Name = "dk-cpr",
        Entity = "DK_CPR",
        Shapes = [@"\d{10}"],
        Check = new("date", static value => NumberDates.DayFirst(value)),
        Context = new("cpr", "cpr-n*", "cpr n*", "cprnr*", "cprnummer*", "dk cpr", "personnummer*", "personnr*", "danish cpr*",
            "danish personal*", "det centrale personregister*"),
        Kind = NumberWords.Person,
        Country = Countries.Denmark,
        Others = NumberWords.Others,
        Bare = 0.28,
        Named = 0.945,
    };

    private static readonly IdentifierRule Swedish = new()
    {
        Name = "se-personnummer",
        Entity = "SE_PERSONNUMMER",
        Shapes = [@"\d{10}"],
        Check = new("luhn-and-date", static value => IsSwedish(value, 0)),
        Context = new("personnummer*", "personnr*", "pnr", "samordningsnummer*", "person-nr*", "se personnummer", "swedish personal*",
            "swedish social*"),
        Kind = NumberWords.Person,
        Country = Countries.Sweden,
        Others = NumberWords.Others,
        Bare = 0.5,
    };

    private static readonly IdentifierRule SwedishCompany = new()
    {
        Name = "se-organisationsnummer",
        Entity = "SE_ORGANISATIONSNUMMER",
        Shapes = [@"\d{6}-\d{4}", @"16\d{6}-\d{4}"],
        Check = new("luhn", IsSwedishCompany),
        Context = new("organisationsnummer*", "org.nr*", "org nr*", "orgnr*", "org.nummer*", "org-nr*", "organisationsnr*", "swedish org*",
            "swedish company*"),
        Kind = NumberWords.Company,
        Country = Countries.Sweden,
        Bare = 0.66,
        OfKind = 0.9,
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        Danish,
        Danish with { Name = "dk-cpr-hyphen", Shapes = [@"\d{6}-\d{4}", @"\d{6} \d{4}"], Bare = 0.53 },
        Danish with
        {
            Name = "dk-cpr-mod-11",
            Shapes = [@"\d{6}[\- ]?\d{4}"],
            Check = new("mod-11-and-date", static value => NumberDates.DayFirst(value) && Weighted.Sum(value, DanishWeights) % 11 == 0),
            Bare = 0.54,
            Named = 0.952,   // before Swedish ones: fewer numbers pass
        },
        Swedish,
        Swedish with
        {
            Name = "se-samordningsnummer",
            Shapes = [@"\d{6}[\-+]?\d{4}"],
            Check = new("luhn-and-date", static value => value[4] >= '6' && IsSwedish(value, 60)),
            Bare = 0.49,
            Named = 0.944,   // behind Danish ones, which come oftener
        },
        Swedish with { Name = "se-personnummer-hyphen", Shapes = [@"\d{6}[\-+]\d{4}"], Bare = 0.68 },
        Swedish with
        {
            Name = "se-personnummer-long",
            Shapes = [@"\d{12}"],
            Check = new("luhn-and-date", IsLongSwedish),
            Bare = 0.72,
            Named = 0.955,
        },
        Swedish with
        {
            Name = "se-personnummer-long-hyphen",
            Shapes = [@"\d{8}[\- +]\d{4}"],
            Check = new("luhn-and-date", IsLongSwedish),
            Bare = 0.93,
            Named = 0.96,
        },
        SwedishCompany,
        SwedishCompany with { Name = "se-organisationsnummer-plain", Shapes = [@"(16)?\d{10}"], Bare = 0 },
        new()
        {
            Name = "no-fodselsnummer",
            Entity = "NO_FODSELSNUMMER",
            Shapes = [@"\d{6}[ \-]?\d{5}", @"\d{2}[ .]\d{2}[ .]\d{2}[ \-]\d{5}"],
            Check = new("mod-11-twice-and-date", IsNorwegian),
            Context = new("fødselsnummer*", "fodselsnummer*", "fødselsnr*", "fnr", "personnummer*", "personnr*", "d-nummer*",
                "fødsels- og personnummer",
                "no fodselsnummer", "norwegian national*", "norwegian personal*", "norwegian birth*"),
            Kind = NumberWords.Person,
            Country = Countries.Norway,
            Others = NumberWords.Others,
            Bare = 0.66,
            Named = 0.955,
        },
        new()
        {
            Name = "fi-henkilotunnus",
            Entity = "FI_PERSONAL_IDENTITY_CODE",
            Shapes = [@"\d{6}[\-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y]"],
            Check = new("mod-31-and-date", IsFinnish),
            Context = new("hetu*", "henkilötunnu*", "henkilotunnu*", "sotu*", "sosiaaliturvatunnu*", "personbeteckning*", "fi personal*",
                "finnish personal*",
                "finnish social*"),
            Kind = NumberWords.Person,
            Country = Countries.Finland,
            Bare = 0.94,
            Named = 0.96,
            IgnoreCase = true,
        },
        new()
        {
            Name = "is-kennitala",
            Entity = "IS_KENNITALA",
            Shapes = [@"\d{6}[\- ]?\d{4}"],
            Check = new("mod-11-and-date", IsIcelandic),
            Context = new("kennitala*", "kennitölu*", "kennitolu*", "kt", "is kennitala", "icelandic kennitala", "icelandic id*",
                "icelandic national*"),
            Kind = NumberWords.Person,
            Country = Countries.Iceland,
            Others = NumberWords.Others,
            Bare = 0.7,
        },
    ];

    /// <summary>SKV 704: Luhn over ten digits; 60 is added to the day in coordination numbers.</summary>
    private static bool IsSwedish(ReadOnlySpan<char> value, int added) =>
        NumberDates.Exists(Digits.Value(value, 0, 2), Digits.Value(value, 2, 2), Digits.Value(value, 4, 2) - added) && Luhn.IsValid(value);

    private static bool IsLongSwedish(ReadOnlySpan<char> value)
    {
        var (year, day) = (Digits.Value(value, 0, 4), Digits.Value(value, 6, 2));
        return year is >= 1850 and < 2100 && NumberDates.ExistsIn(year, Digits.Value(value, 4, 2), day > 60 ? day - 60 : day) && Luhn.IsValid(value[2..]);
    }

    /// <summary>Bolagsverket: Luhn, and the third digit is at least 2 so that it is no month.</summary>
    private static bool IsSwedishCompany(ReadOnlySpan<char> value)
    {
        var number = value[^10..];
        return number[2] >= '2' && number[0] != '0' && Luhn.IsValid(number);
    }

    /// <summary>Folkeregisterforskriften § 2-2: two check digits; 40 is added to the day in D numbers, 40 or 80 to the month in
    /// others.</summary>
    private static bool IsNorwegian(ReadOnlySpan<char> value)
    {
        var (day, month) = (Digits.Value(value, 0, 2), Digits.Value(value, 2, 2));
        return NumberDates.Exists(Digits.Value(value, 4, 2), month > 80 ? month - 80 : month > 40 ? month - 40 : month, day > 40 ? day - 40 : day)
            && Weighted.Sum(value, NorwegianFirst) % 11 == 0 && Weighted.Sum(value, NorwegianSecond) % 11 == 0;
    }

    /// <summary>Digital and Population Data Services Agency: the number modulo 31, separators of 2023. Numbers from 900 on are for the
    /// time being, 000 and 001 are not given out.</summary>
    private static bool IsFinnish(ReadOnlySpan<char> value)
    {
        var year = Digits.Value(value, 4, 2) + (value.Length == 11 && value[6] <= 'F' ? 2000 : 1900);
        var serial = Digits.Value(value, value.Length - 4, 3);
        return serial >= 2 && NumberDates.ExistsIn(year, Digits.Value(value, 2, 2), Digits.Value(value, 0, 2))
            && FinnishLetters[(Digits.Value(value, 0, 6) * 1000 + serial) % 31] == value[^1];
    }

    /// <summary>Þjóðskrá: the ninth digit checks the first eight, the tenth is the century; companies have 40 added to the day.</summary>
    private static bool IsIcelandic(ReadOnlySpan<char> value)
    {
        var day = Digits.Value(value, 0, 2);
        var year = Digits.Value(value, 4, 2) + (value[9] switch { '8' => 1800, '9' => 1900, '0' => 2000, _ => -1 });
        return NumberDates.ExistsIn(year, Digits.Value(value, 2, 2), day > 40 ? day - 40 : day) && Weighted.Sum(value, IcelandicWeights) % 11 == 0;
    }
}
