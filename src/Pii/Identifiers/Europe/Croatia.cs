using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Croatia.</summary>
internal static class Croatia
{
    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "hr-oib",
            Entity = "HR_OIB",
            Shapes = [@"\d{11}"],
            Check = new("mod-11-10", static value => Iso7064.Mod11And10(value)),
            Context = new("oib", "osobni identifikacijski*", "osobnog identifikacijskog*", "hr oib", "croatian oib", "croatian tax*",
                "croatian personal*"),
            Kind = NumberWords.Person,
            Country = Countries.Croatia,
            Others = NumberWords.Others,
            Bare = 0.45,
        },
    ];
}
