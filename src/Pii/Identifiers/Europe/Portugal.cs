using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Portugal.</summary>
internal static class Portugal
{
    private static readonly int[] Weights = [9, 8, 7, 6, 5, 4, 3, 2];

    private static readonly IdentifierRule Nif = new()
    {
        Name = "pt-nif",
        Entity = "PT_NIF",
        Shapes = [@"[1-9]\d{8}", @"[1-9]\d{2}[ .]\d{3}[ .]\d{3}"],
        Check = new("mod-11", IsNif),
        Context = new("nif", "n.i.f", "nipc", "contribuinte*", "identificação fiscal*", "identificacao fiscal*", "número fiscal*", "pt nif",
            "portuguese nif", "portuguese tax*"),
        Kind = NumberWords.Tax,
        Country = Countries.Portugal,
        Others = NumberWords.Others,
        Bare = 0.3,
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        Nif,
        Nif with { Name = "pt-nif-person", Shapes = [@"[123]\d{8}", @"[123]\d{2} \d{3} \d{3}"], Bare = 0.43 },
        new()
        {
            Name = "pt-citizen-card",
            Entity = "PT_CITIZEN_CARD",
            Shapes = [@"\d{8}[ \-]?\d[ \-]?[A-Z0-9]{2}\d"],
            Check = new("luhn-of-letters", IsCitizenCard),
            Context = new("cartão de cidadão*", "cartao de cidadao*", "cartão do cidadão*", "citizen card*", "documento de identificação*",
                "portuguese id*"),
            Kind = NumberWords.IdCard,
            Country = Countries.Portugal,
            Bare = 0,
        },
    ];

    /// <summary>Decree-law 14/2013: weights 9 to 2, modulus 11; 10 and 11 are written 0.</summary>
    internal static bool IsNif(ReadOnlySpan<char> value)
    {
        var check = 11 - Weighted.Sum(value, Weights) % 11;
        return value[0] != '0' && (check > 9 ? 0 : check) == value[8] - '0';
    }

    /// <summary>Luhn over digits and letters, A as 10, twelve characters.</summary>
    private static bool IsCitizenCard(ReadOnlySpan<char> value)
    {
        var sum = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var number = char.IsAsciiDigit(value[i]) ? value[i] - '0' : value[i] - 'A' + 10;
            if (i % 2 == 0 && (number *= 2) > 9) number -= 9;
            sum += number;
        }

        return sum % 10 == 0;
    }
}
