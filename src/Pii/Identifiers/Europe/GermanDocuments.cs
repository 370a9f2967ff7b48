using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Identity cards, passports and driving licences of Germany. Nine characters are the number of a document; the check digit of
/// ICAO 9303 is the tenth, in the machine-readable zone. Some write the first eight with a check digit, so that form is told too.</summary>
internal static class GermanDocuments
{
    // No vowels, and no letters that look like digits.
    private const string Serial = "[CFGHJKLMNPRTVWXYZ0-9]";

    private static readonly ContextWords DrivingWords = new("führerschein*", "fuehrerschein*", "fahrerlaubnis*", "fs-nr*", "german driv*");

    private static readonly IdentifierRule IdCard = new()
    {
        Name = "de-id-card",
        Entity = "DE_ID_CARD",
        Shapes = ["[CFGHJKLMNPRTVWXYZ]" + Serial + "{8}"],
        Check = new("not-a-word", HasDigit),
        Context = new("personalausweis*", "personalausweisnummer*", "ausweis*", "ausweisnummer*", "ausweis-nr*", "perso", "german id*",
            "german identity*",
            "de id card"),
        Kind = NumberWords.IdCard,
        Country = Countries.Germany,
        Bare = 0,
        OfKind = 0.4,
        IgnoreCase = true,
    };

    private static readonly IdentifierRule Passport = IdCard with
    {
        Name = "de-passport",
        Entity = "DE_PASSPORT",
        Shapes = ["[CFGHJKL]" + Serial + "{8}"],
        Context = new("reisepass*", "reisepassnummer*", "pass-nr*", "passnr*", "passnummer*", "pass nr*", "german passport*",
            "de passport"),
        Kind = NumberWords.Passport,
        OfKind = 0.6,
        Named = 0.951,   // Ausweis is said of passports too
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        IdCard,
        IdCard with
        {
            Name = "de-id-card-with-check",
            Shapes = ["[CFGHJKLMNPRTVWXYZ]" + Serial + @"{8} ?\d(D)?"],
            Check = new("icao-9303", static value => HasDigit(value[..9]) && Icao.IsValid(value[..10])),
            Bare = 0.485,
            OfKind = 0.8,
        },
        IdCard with { Name = "de-id-card-eight", Check = new("icao-9303", EndsInCheck), Bare = 0.46, OfKind = 0.7 },
        IdCard with { Name = "de-id-card-old", Shapes = [@"T\d{8}"], Check = null, Bare = 0.47 },
        Passport,
        Passport with
        {
            Name = "de-passport-with-check",
            Shapes = ["[CFGHJKL]" + Serial + @"{8} ?\d"],
            Check = new("icao-9303", static value => HasDigit(value[..9]) && Icao.IsValid(value)),
        },
        Passport with
        {
            Name = "de-passport-eight",
            Shapes = ["[CFGHJK]" + Serial + "{8}"],
            Check = new("icao-9303", EndsInCheck),
            Bare = 0.47,
        },
        new()
        {
            Name = "de-fuehrerschein",
            Entity = "DE_FUEHRERSCHEIN",
            Shapes = [@"[A-Z]{2}\d{8}[A-Z0-9]"],
            Context = DrivingWords,
            Kind = NumberWords.Driving,
            Country = Countries.Germany,
            Bare = 0.48,
            IgnoreCase = true,
        },
        new()
        {
            Name = "de-fuehrerschein-card",
            Entity = "DE_FUEHRERSCHEIN",
            Shapes = [@"[A-Z][A-Z0-9]\d[A-Z0-9]{6}\d[A-Z0-9]"],
            Context = DrivingWords,
            Kind = NumberWords.Driving,
            Country = Countries.Germany,
            Bare = 0,
        },
    ];

    private static bool HasDigit(ReadOnlySpan<char> value) => value.IndexOfAnyInRange('0', '9') >= 0;

    private static bool EndsInCheck(ReadOnlySpan<char> value) =>
        char.IsAsciiDigit(value[^1]) && value[..^1].IndexOfAnyInRange('0', '9') >= 0 && Icao.IsValid(value);
}
