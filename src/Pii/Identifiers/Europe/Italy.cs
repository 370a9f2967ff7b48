using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Italy.</summary>
internal static class Italy
{
    private const string Months = "ABCDEHLMPRST";
    private const string Omocodia = "LMNPQRSTUV";   // letters in place of digits where two people would share a code

    // What a character in an odd place counts: digits 0 to 9, letters A to Z.
    private static readonly int[] OddDigits = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
    private static readonly int[] OddLetters = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

    private static readonly ContextWords DrivingWords = new("patente*", "italian driv*", "it driver*", "guida");

    private static readonly IdentifierRule VatCode = new()
    {
        Name = "it-vat-code",
        Entity = "IT_VAT_CODE",
        Shapes = [@"\d{11}", @"\d{8}[ _]\d{3}", @"\d{5} \d{3} \d{3}"],
        Check = new("luhn", IsVatCode),
        Context = new("partita iva*", "p.iva*", "p iva", "piva*", "p.i", "iva", "part. iva", "it vat*", "italian vat*", "codice fiscale*",
            "c.f"),
        Kind = NumberWords.Tax,
        Country = Countries.Italy,
        Others = NumberWords.Others,
        Bare = 0,
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        VatCode,
        VatCode with
        {
            Name = "it-vat-code-of-office",
            Check = new("luhn", static value => IsVatCode(value) && Digits.Value(value, 7, 3) is (>= 1 and <= 103) or 120 or 121 or 888 or 999),
            Bare = 0.51,
        },
        new()
        {
            Name = "it-fiscal-code",
            Entity = "IT_FISCAL_CODE",
            Shapes =
            [
                "[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]",
                "[A-Z]{3} [A-Z]{3} [0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2} [A-Z][0-9LMNP-V]{3}[A-Z]",
            ],
            Check = new("odd-even-table", IsFiscalCode),
            Context = new("codice fiscale*", "cod. fisc*", "cod fisc*", "c.f", "cf", "codfisc*", "it fiscal*", "italian tax code*",
                "italian fiscal*", "tessera sanitaria*"),
            Kind = NumberWords.Tax,
            Country = Countries.Italy,
            Bare = 0.96,
            Named = 0.97,
            IgnoreCase = true,
        },
        new()
        {
            Name = "it-passport",
            Entity = "IT_PASSPORT",
            Shapes = [@"[A-Z]{2} ?\d{7}"],
            Context = new("passaporto*", "italian passport*", "it passport*"),
            Kind = NumberWords.Passport,
            Country = Countries.Italy,
            Bare = 0,
            OfKind = 0.55,
            IgnoreCase = true,
        },
        new()
        {
            Name = "it-identity-card",
            Entity = "IT_IDENTITY_CARD",
            Shapes = [@"[A-Z]{2} ?\d{7}", @"[A-Z]{2}\d{5}[A-Z]{2}", @"\d{7}[A-Z]{2}"],
            Context = new("carta d'identità*", "carta di identità*", "carta d'identita*", "carta identità*", "c.i", "cie",
                "documento di identità*", "documento d'identità*",
                "italian identity*", "italian id*", "it identity*"),
            Kind = NumberWords.IdCard,
            Country = Countries.Italy,
            Bare = 0,
            OfKind = 0.5,
            IgnoreCase = true,
        },
        new()
        {
            Name = "it-driver-license",
            Entity = "IT_DRIVER_LICENSE",
            Shapes = [@"[A-Z]{2}\d{7}[A-Z]", "U1[BCDFGHJKLMNPR-UWXYZ0-9]{7}[A-Z]"],
            Context = DrivingWords,
            Kind = NumberWords.Driving,
            Country = Countries.Italy,
            Bare = 0,
            IgnoreCase = true,
        },
        new()
        {
            Name = "it-driver-license-of-office",
            Entity = "IT_DRIVER_LICENSE",
            Shapes = ["U1[BCDFGHJKLMNPR-UWXYZ0-9]{7}[A-Z]"],
            Check = new("digits-and-letters", static value => value[2..9].IndexOfAnyInRange('0', '9') >= 0),
            Context = DrivingWords,
            Bare = 0.52,
            IgnoreCase = true,
        },
    ];

    /// <summary>Luhn; the firm's seven digits are not all 0.</summary>
    internal static bool IsVatCode(ReadOnlySpan<char> value) => value[..7].IndexOfAnyExcept('0') >= 0 && Luhn.IsValid(value);

    /// <summary>Ministerial decree of 23 December 1976: consonants of the names, year, month as a letter, day (40 more for women), place,
    /// and a letter for the sum of all.</summary>
    private static bool IsFiscalCode(ReadOnlySpan<char> value)
    {
        var (day, month) = (Plain(value[9]) * 10 + Plain(value[10]), Months.IndexOf(value[8], StringComparison.Ordinal) + 1);
        if (!NumberDates.Exists(Plain(value[6]) * 10 + Plain(value[7]), month, day > 40 ? day - 40 : day)) return false;
        var sum = 0;
        for (var i = 0; i < 15; i++)
        {
            var c = value[i];
            if (i % 2 == 0) sum += char.IsAsciiDigit(c) ? OddDigits[c - '0'] : OddLetters[c - 'A'];
            else sum += char.IsAsciiDigit(c) ? c - '0' : c - 'A';
        }

        return value[15] - 'A' == sum % 26;
    }

    private static int Plain(char c) => char.IsAsciiDigit(c) ? c - '0' : Omocodia.IndexOf(c, StringComparison.Ordinal);
}
