using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Numbers of the Republic of Korea. The check digit of residents' numbers is no longer kept since October 2020: the date decides.</summary>
internal static class Korea
{
    private static readonly int[] BusinessWeights = [1, 3, 7, 1, 3, 7, 1, 3, 5];

    private static readonly Check Birth = new("birth-date", value => BirthDate.IsDay(value));

    private static readonly ContextWords Resident =
        new("rrn", "resident registration*", "resident number", "주민등록번호", "주민등록", "주민번호", "korean rrn", "korean id*");

    private static readonly ContextWords Foreigner =
        new("frn", "foreigner registration*", "foreign registration*", "alien registration*", "arc", "외국인등록번호", "외국인등록", "외국인번호");

    private static readonly ContextWords Passport = new("passport*", "여권번호", "여권");

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "kr-rrn",
            Entity = "KR_RRN",
            Shapes = [@"\d{6}-[1-4]\d{6}"],
            Check = Birth,
            Context = Resident,
            Bare = 0.6,
        },
        new()
        {
            Name = "kr-rrn-plain",
            Entity = "KR_RRN",
            Shapes = [@"\d{6}[1-4]\d{6}"],
            Check = Birth,
            Context = Resident,
            Bare = 0,
            Alone = 0.51,
        },
        new()
        {
            Name = "kr-frn",
            Entity = "KR_FRN",
            Shapes = [@"\d{6}-[5-8]\d{6}"],
            Check = Birth,
            Context = Foreigner,
            Bare = 0.6,
        },
        new()
        {
            Name = "kr-frn-plain",
            Entity = "KR_FRN",
            Shapes = [@"\d{6}[5-8]\d{6}"],
            Check = Birth,
            Context = Foreigner,
            Bare = 0,
            Alone = 0.51,
        },
        new()
        {
            Name = "kr-brn",
            Entity = "KR_BRN",
            Shapes = [@"\d{3}-\d{2}-\d{5}", @"\d{10}"],
            Check = new("brn-1-3-7", IsBusiness),
            Context = new("brn", "business registration*", "business number*", "사업자등록번호", "사업자등록", "사업자번호", "사업자"),
            Bare = 0,
            Alone = 0.6,
            Named = 0.97,
        },
        new()
        {
            Name = "kr-driver-license",
            Entity = "KR_DRIVER_LICENSE",
            Shapes = [@"(1[1-9]|2[0-68])-\d{2}-\d{6}-\d{2}", @"(1[1-9]|2[0-68]) \d{2} \d{6} \d{2}"],
            Context = new("driver*", "driving*", "license*", "licence*", "운전면허번호", "운전면허", "면허번호", "면허"),
            Bare = 0.7,
        },
        new()
        {
            Name = "kr-driver-license-plain",
            Entity = "KR_DRIVER_LICENSE",
            Shapes = [@"(1[1-9]|2[0-68])\d{10}"],
            Context = new("korean driv*", "운전면허번호", "운전면허", "면허번호", "면허"),
            Bare = 0,
            Alone = 0.5,
        },
        new()
        {
            Name = "kr-passport",
            Entity = "KR_PASSPORT",
            Shapes = [@"[MSRODGmsrodg]\d{3}[A-Za-z]\d{4}"],
            Context = Passport,
            Bare = 0,
        },
        new()
        {
            // The same form as the passport of the United States: Korea must be named, or the letters be Korean.
            Name = "kr-passport-old",
            Entity = "KR_PASSPORT",
            Shapes = [@"[MSRODGmsrodg]\d{8}"],
            Context = new("korea* passport*", "korean passport*", "korea passport*", "korean", "korea", "여권번호", "여권", "대한민국", "한국"),
            Bare = 0,
        },
    ];

    /// <summary>National Tax Service: weights 1 3 7 1 3 7 1 3 5, and the tens of five times the ninth digit.</summary>
    private static bool IsBusiness(ReadOnlySpan<char> value) =>
        value.IndexOfAnyExcept('0') >= 0
        && (Weighted.Sum(value, BusinessWeights) + (value[8] - '0') * 5 / 10 + value[9] - '0') % 10 == 0;
}
