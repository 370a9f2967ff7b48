using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of the Netherlands.</summary>
internal static class Netherlands
{
    private static readonly int[] ElevenTest = [9, 8, 7, 6, 5, 4, 3, 2, -1];

    private static readonly IdentifierRule Bsn = new()
    {
        Name = "nl-bsn",
        Entity = "NL_BSN",
        Shapes = [@"\d{9}", @"\d{3}[ .\-]\d{3}[ .\-]\d{3}"],
        Check = new("11-test", IsBsn),
        Context = new("bsn*", "burgerservice*", "sofi*", "burger service*", "citizen service*", "service number", "persoonsnummer*",
            "nl bsn"),
        Kind = NumberWords.Person,
        Country = Countries.Netherlands,
        Others = new("nif", "nip", "pesel", "siren", "siret", "steuer*", "tax*", "passport*", "paspoort*", "ssn", "order*", "bestel*",
            "invoice*", "factuur*", "ref", "account*", "rekening*", "kvk*", "rsin", "btw*", "vat", "id"),
        Bare = 0.435,
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        Bsn,
        Bsn with { Name = "nl-bsn-short", Shapes = [@"\d{8}"], Bare = 0 },
        Bsn with
        {
            Name = "nl-bsn-grouped",
            Shapes = [@"\d{4}[ .\-]\d{2}[ .\-]\d{3}", @"\d{2}[ .\-]\d{2}[ .\-]\d{2}[ .\-]\d{3}"],
            Bare = 0.55,
        },
        new()
        {
            Name = "nl-passport",
            Entity = "NL_PASSPORT",
            Shapes = [@"[A-NP-Z]{2}[A-NP-Z0-9]{6}\d"],
            Context = new("paspoort*", "paspoortnummer*", "reisdocument*", "documentnummer*", "identiteitskaart*", "id-kaart*", "dutch passport*", "dutch id*",
                "nl passport"),
            Kind = NumberWords.Passport,
            Country = Countries.Netherlands,
            Bare = 0,
            OfKind = 0.5,
        },
    ];

    /// <summary>Besluit burgerservicenummer, article 1: weights 9 to 2, the last digit counted off; eight digits have lost a leading
    /// zero.</summary>
    private static bool IsBsn(ReadOnlySpan<char> value)
    {
        Span<char> digits = ['0', '0', '0', '0', '0', '0', '0', '0', '0'];
        value.CopyTo(digits[(9 - value.Length)..]);
        return Weighted.Sum(digits, ElevenTest) % 11 == 0;
    }
}
