using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Spain.</summary>
internal static class Spain
{
    private const string Letters = "TRWAGMYFPDXBNJZSQVHLCKE";

    private static readonly IdentifierRule Nif = new()
    {
        Name = "es-nif",
        Entity = "ES_NIF",
        Shapes = [@"\d{8}[ \-]?[A-Z]", @"\d{1,2}\.\d{3}\.\d{3}[ \-]?[A-Z]", @"\d{2}[ \-]\d{3}[ \-]\d{3}[ \-]?[A-Z]", @"[KLM]-?\d{7}-?[A-Z]"],
        Check = new("mod-23", IsNif),
        Context = new("nif", "n.i.f", "dni", "d.n.i", "documento nacional*", "identificación fiscal*", "identificacion fiscal*", "es nif",
            "es dni", "spanish dni",
            "spanish nif", "spanish id*"),
        Kind = NumberWords.Person,
        Country = Countries.Spain,
        Bare = 0.75,
        IgnoreCase = true,
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        Nif,
        Nif with { Name = "es-nif-short", Shapes = [@"\d{7}-?[A-Z]"], Bare = 0.48, Others = NumberWords.Others },
        new()
        {
            Name = "es-nie",
            Entity = "ES_NIE",
            Shapes = [@"[XYZ][ .\-]?\d{7}[ .\-]?[A-Z]", @"[XYZ][ .\-]?\d{1}\.\d{3}\.\d{3}[ .\-]?[A-Z]"],
            Check = new("mod-23", IsNie),
            Context = new("nie", "n.i.e", "identificación de extranjero*", "identidad de extranjero*", "identificacion de extranjero*",
                "extranjero*", "es nie",
                "spanish nie", "tie"),
            Kind = NumberWords.Person,
            Country = Countries.Spain,
            Bare = 0.92,
            IgnoreCase = true,
        },
        new()
        {
            Name = "es-cif",
            Entity = "ES_CIF",
            Shapes = [@"[A-HJNP-SUVW][ \-]?\d{7}[ \-]?[0-9A-J]"],
            Check = new("luhn-of-cif", IsCif),
            Context = new("cif", "c.i.f", "nif", "n.i.f", "identificación fiscal*", "identificacion fiscal*", "spanish cif",
                "spanish company*"),
            Kind = NumberWords.Tax,
            Country = Countries.Spain,
            Others = NumberWords.Others,
            Bare = 0.45,
        },
        new()
        {
            Name = "es-passport",
            Entity = "ES_PASSPORT",
            Shapes = [@"[A-Z]{3} ?\d{6}"],
            Context = new("pasaporte*", "spanish passport*", "es passport", "nº de pasaporte"),
            Kind = NumberWords.Passport,
            Country = Countries.Spain,
            Bare = 0,
            OfKind = 0.6,
            IgnoreCase = true,
        },
    ];

    /// <summary>Real decree 1553/2005: the letter at the remainder of division by 23. K, L and M stand before numbers of people without a
    /// card.</summary>
    internal static bool IsNif(ReadOnlySpan<char> value) =>
        char.IsAsciiDigit(value[0])
            ? Letters[Digits.Value(value, 0, value.Length - 1) % 23] == value[^1] && value[..^1].IndexOfAnyExcept('0') >= 0
            : Letters[Digits.Value(value, 1, 7) % 23] == value[^1];

    /// <summary>Order INT/2058/2008: X, Y and Z count as 0, 1 and 2 before the seven digits.</summary>
    internal static bool IsNie(ReadOnlySpan<char> value) =>
        Letters[((value[0] - 'X') * 10_000_000 + Digits.Value(value, 1, 7)) % 23] == value[^1];

    /// <summary>Order EHA/451/2008: Luhn of the seven digits, as a digit or as the letter of that place (J is 0).</summary>
    internal static bool IsCif(ReadOnlySpan<char> value)
    {
        var sum = 0;
        for (var i = 1; i < 8; i++)
        {
            var digit = value[i] - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }

        var check = (10 - sum % 10) % 10;
        return value[8] == (char)('0' + check) || value[8] == "JABCDEFGHI"[check];
    }
}
