using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Greece.</summary>
internal static class Greece
{
    private static readonly IdentifierRule Afm = new()
    {
        Name = "gr-afm",
        Entity = "GR_AFM",
        Shapes = [@"[1-9]\d{8}", @"[1-9]\d{2} \d{3} \d{3}"],
        Check = new("mod-11", IsAfm),
        Context = new("αφμ", "α.φ.μ", "afm", "a.f.m", "φορολογικού μητρώου*", "φορολογικο*", "gr afm", "greek tax*", "greek afm*", "tin"),
        Kind = NumberWords.Tax,
        Country = Countries.Greece,
        Others = NumberWords.Others,
        Bare = 0.3,
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        Afm,
        Afm with { Name = "gr-afm-person", Shapes = [@"[134]\d{8}"], Bare = 0.36 },
        Afm with { Name = "gr-afm-zero", Shapes = [@"0\d{8}", @"0\d{2} \d{3} \d{3}"], Bare = 0.41 },   // few others begin with 0
        new()
        {
            Name = "gr-amka",
            Entity = "GR_AMKA",
            Shapes = [@"\d{11}", @"\d{6} \d{5}", @"\d{6} \d{4} \d"],
            Check = new("luhn-and-date", static value => NumberDates.DayFirst(value) && Luhn.IsValid(value)),
            Context = new("αμκα", "α.μ.κ.α", "amka", "a.m.k.a", "κοινωνικής ασφάλισης*", "κοινωνικησ*", "gr amka", "greek amka",
                "greek social*"),
            Kind = NumberWords.Person,
            Country = Countries.Greece,
            Others = NumberWords.Others,
            Bare = 0.58,
        },
    ];

    /// <summary>Ministry of Finance: powers of two, modulus 11.</summary>
    internal static bool IsAfm(ReadOnlySpan<char> value)
    {
        var sum = 0;
        for (var i = 0; i < 8; i++) sum += (value[i] - '0') << (8 - i);
        return sum > 0 && sum % 11 % 10 == value[8] - '0';
    }
}
