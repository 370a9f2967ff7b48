using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of France.</summary>
internal static class France
{
    private static readonly IdentifierRule Nir = new()
    {
        Name = "fr-nir",
        Entity = "FR_NIR",
        Shapes = [@"[1-478]\d{4}(\d{2}|2[AB])\d{6}[ \-]?\d{2}"],
        Check = new("mod-97", IsNir),
        Context = new("nir", "n° ss", "insee", "sécurité sociale*", "securite sociale*", "sécu", "numéro ss", "n° sécu*", "carte vitale*",
            "assuré*", "immatriculation*",
            "numéro insee", "fr nir", "french social*", "french insee*"),
        Kind = NumberWords.Person,
        Country = Countries.France,
        Bare = 0.93,
        Named = 0.96,
        IgnoreCase = true,
    };

    private static readonly IdentifierRule TaxNumber = new()
    {
        Name = "fr-tax-number",
        Entity = "FR_TAX_NUMBER",
        Shapes = [@"[0-3]\d{12}"],
        Check = new("mod-511", IsTaxNumber),
        Context = new("numéro fiscal*", "numero fiscal*", "n° fiscal*", "spi", "identifiant fiscal*", "référence fiscale*",
            "référence de l'avis", "french tax*", "fr tax*", "tin"),
        Kind = NumberWords.Tax,
        Country = Countries.France,
        Others = NumberWords.Others,
        Bare = 0.6,
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        Nir,
        Nir with
        {
            Name = "fr-nir-grouped",
            Shapes =
            [
                @"[1-478][ .\-]\d{2}[ .\-]\d{2}[ .\-]?(\d{2}|2[AB])[ .\-]\d{3}[ .\-]\d{3}[ .\-/]\d{2}",
                @"[1-478] \d{4} \d{2} \d{3} \d{3} \d{2}",
            ],
            Bare = 0.97,
            Named = 0.975,
        },
        TaxNumber,
        TaxNumber with { Name = "fr-tax-number-grouped", Shapes = [@"[0-3]\d \d{2} \d{3} \d{3} \d{3}"], Bare = 0.94 },
        new()
        {
            Name = "fr-siret",
            Entity = "FR_SIRET",
            Shapes = [@"\d{14}", @"\d{3} \d{3} \d{3} \d{5}"],
            Check = new("luhn", static value => Luhn.IsValid(value) && Luhn.IsValid(value[..9])),
            Context = new("siret*", "siren*", "french company*"),
            Bare = 0,
        },
        new()
        {
            Name = "fr-siren",
            Entity = "FR_SIREN",
            Shapes = [@"\d{9}", @"\d{3} \d{3} \d{3}"],
            Check = new("luhn", Luhn.IsValid),
            Context = new("siren*", "rcs", "french company*"),
            Bare = 0,
        },
        new()
        {
            Name = "fr-passport",
            Entity = "FR_PASSPORT",
            Shapes = [@"\d{2}[A-Z]{2}\d{5}"],
            Context = new("passeport*", "french passport*"),
            Kind = NumberWords.Passport,
            Country = Countries.France,
            Bare = 0,
            OfKind = 0.6,
        },
    ];

    /// <summary>INSEE: 97 less the remainder of the first thirteen digits; 2A and 2B (Corsica) read 19 and 18. The month may be 20 to 42
    /// or 50 to 99 where the day of birth is not known.</summary>
    private static bool IsNir(ReadOnlySpan<char> value)
    {
        Span<char> digits = stackalloc char[13];
        value[..13].CopyTo(digits);
        if (char.IsAsciiLetter(digits[6]))
        {
            if (digits[5] != '2' || digits[6] is not ('A' or 'B')) return false;
            (digits[5], digits[6]) = ('1', digits[6] == 'A' ? '9' : '8');
        }

        var month = Digits.Value(value, 3, 2);
        var number = Digits.Long(digits);
        return month is (>= 1 and <= 12) or (>= 20 and <= 42) or >= 50 && number >= 0 && 97 - number % 97 == Digits.Value(value, 13, 2);
    }

    /// <summary>DGFiP: the last three digits are the first ten modulo 511.</summary>
    private static bool IsTaxNumber(ReadOnlySpan<char> value) => Digits.Long(value[..10]) % 511 == Digits.Value(value, 10, 3);
}
