using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of the United Kingdom.</summary>
internal static class UnitedKingdom
{
    private const string NinoPrefix = "[A-CEGHJ-PRSTW-Z][A-CEGHJ-NPRSTW-Z]";
    private const string DrivingDate = @"\d[0156]\d[0-3]\d\d";

    private static readonly int[] NhsWeights = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];

    private static readonly IdentifierRule Nhs = new()
    {
        Name = "uk-nhs",
        Entity = "UK_NHS",
        Shapes = [@"\d{10}", @"\d{3}[ \-]\d{3}[ \-]\d{4}"],
        Check = new("mod-11", IsNhs),
        Context = new("nhs*", "national health service*", "health service number*", "chi number*", "uk nhs", "hospital number*"),
        Kind = NumberWords.Health,
        Country = Countries.UnitedKingdom,
        Others = NumberWords.Others,
        Bare = 0.38,
    };

    private static readonly IdentifierRule DrivingLicence = new()
    {
        Name = "uk-driving-licence",
        Entity = "UK_DRIVING_LICENCE",
        Shapes = ["[A-Z][A-Z9]{4}" + DrivingDate + "[A-Z][A-Z9][A-Z0-9]{3}( ?\\d{2})?"],
        Check = new("date", IsDrivingLicence),
        Context = new("driving licen*", "driver licen*", "drivers licen*", "driver's licen*", "licence*", "license*", "dvla*",
            "driver number*"),
        Country = Countries.UnitedKingdom,
        Bare = 0.93,
        IgnoreCase = true,
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        Nhs,
        Nhs with { Name = "uk-nhs-of-england", Shapes = [@"[4-7]\d{9}"], Bare = 0.44 },
        Nhs with { Name = "uk-nhs-grouped", Shapes = [@"[4-7]\d{2}[ \-]\d{3}[ \-]\d{4}"], Bare = 0.52 },
        new()
        {
            Name = "uk-nino",
            Entity = "UK_NINO",
            Shapes = [NinoPrefix + @" ?\d{2} ?\d{2} ?\d{2} ?[A-D]", NinoPrefix + @"-\d{2}-\d{2}-\d{2}-[A-D]"],
            Check = new("prefix", IsNino),
            Context = new("national insurance*", "nino", "ni number*", "ni no", "nin", "insurance number*", "uk nino"),
            Kind = NumberWords.Person,
            Country = Countries.UnitedKingdom,
            Bare = 0.8,
            IgnoreCase = true,
        },
        DrivingLicence,
        DrivingLicence with
        {
            Name = "uk-driving-licence-grouped",
            Shapes = ["[A-Z][A-Z9]{4} ?" + @"\d[0156]\d ?[0-3]\d\d ?" + "[A-Z][A-Z9] ?[A-Z0-9]{3}( ?\\d{2})?"],
            Bare = 0,
        },
        new()
        {
            Name = "uk-passport",
            Entity = "UK_PASSPORT",
            Shapes = [@"\d{9}", @"[A-Z]{2}\d{7}"],
            Context = new("uk passport*", "british passport*", "hm passport*"),
            Kind = NumberWords.Passport,
            Country = Countries.UnitedKingdom,
            Bare = 0,
        },
        new()
        {
            Name = "uk-trn",
            Entity = "UK_TRN",
            Shapes = [@"\d{2} ?[A-Z] ?\d{5}"],
            Context = new("trn", "temporary reference*", "national insurance*", "uk trn"),
            Bare = 0,
            Before = 100,   // the form is told at length before the example
        },
        new()
        {
            Name = "uk-teacher-reference",
            Entity = "UK_TRN",
            Shapes = [@"(RP)?\d{2}/?\d{5}"],
            Context = new("trn", "teacher reference*", "teacher number*", "dfe number*", "qts"),
            Bare = 0,
        },
    ];

    /// <summary>NHS Data Dictionary: weights 10 to 2, modulus 11; a check of 10 is not given out.</summary>
    private static bool IsNhs(ReadOnlySpan<char> value) => Weighted.Sum(value, NhsWeights) % 11 == 0;

    /// <summary>HMRC NIM39110: prefixes that are not given out.</summary>
    private static bool IsNino(ReadOnlySpan<char> value) => value[..2] is not ("BG" or "GB" or "NK" or "KN" or "TN" or "NT" or "ZZ");

    /// <summary>DVLA: five characters of the name filled up with 9, the decade, the month (50 more for women), the day, the year,
    /// initials.</summary>
    private static bool IsDrivingLicence(ReadOnlySpan<char> value)
    {
        var digits = value.IndexOfAnyInRange('0', '9');
        if (digits > 5 || value.Length < 16 || value.Length > 18) return false;
        if (value[digits..5].IndexOfAnyExcept('9') >= 0) return false;
        var month = Digits.Value(value, 6, 2);
        return NumberDates.Exists(Digits.Value(value, 5, 1) * 10 + Digits.Value(value, 10, 1), month > 50 ? month - 50 : month, Digits.Value(value, 8, 2));
    }
}
