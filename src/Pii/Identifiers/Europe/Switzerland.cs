using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Switzerland (and Liechtenstein, which shares them).</summary>
internal static class Switzerland
{
    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "ch-ahv",
            Entity = "CH_AHV",
            Shapes = [@"756[ .\-]\d{4}[ .\-]\d{4}[ .\-]\d{2}", @"756\d{10}"],
            Check = new("ean-13", IsAhv),
            Context = new("ahv*", "ahvn13", "avs*", "oasi*", "nss", "navs*", "navs13", "ahv-nr*", "sozialversicherung*", "swiss social*",
                "swiss ahv*", "ch ahv", "ch avs"),
            Kind = NumberWords.Person,
            Country = Countries.Switzerland,
            Bare = 0.94,
            Named = 0.96,
        },
    ];

    /// <summary>EAN-13 with the country's ISO 3166-1 number 756 before it (ZAS, NAVS13).</summary>
    private static bool IsAhv(ReadOnlySpan<char> value)
    {
        var sum = 0;
        for (var i = 0; i < value.Length; i++) sum += (value[i] - '0') * (i % 2 == 0 ? 1 : 3);
        return sum % 10 == 0;
    }
}
