using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Germany: tax, pension and health insurance. Documents are in <see cref="GermanDocuments"/>.</summary>
internal static class Germany
{
    private static readonly int[] PensionWeights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
    private static readonly int[] DoctorWeights = [4, 9, 4, 9, 4, 9];

    private static readonly ContextWords TaxNumberWords = new(
        "steuernummer*", "steuer-nr*", "steuernr*", "st-nr*", "stnr*", "finanzamt*", "elster*", "german tax number*", "de tax number");

    private static readonly IdentifierRule TaxId = new()
    {
        Name = "de-tax-id",
        Entity = "DE_TAX_ID",
        Shapes = [@"[1-9]\d{10}"],
        Check = new("mod-11-10", IsTaxId),
        Context = new("steuer-id*", "steuerid*", "steuer-ident*", "steueridentifikation*", "steuerliche id*", "steuerliche identifikation*",
            "steuernummer*", "idnr*", "id-nr*", "identifikationsnummer*", "tin", "german tax*", "de tax*", "steuer id*"),
        Kind = NumberWords.Tax,
        Country = Countries.Germany,
        Others = NumberWords.Others,
        Bare = 0.52,
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        TaxId,
        TaxId with
        {
            Name = "de-tax-id-grouped",
            Shapes = [@"[1-9]\d[ .\-]\d{3}[ .\-]\d{3}[ .\-]\d{3}", @"[1-9]\d[ /]\d{3}/\d{3}/\d{3}"],
            Bare = 0.78,
        },
        new()
        {
            Name = "de-social-security",
            Entity = "DE_SOCIAL_SECURITY",
            Shapes = [@"\d{2} ?\d{6} ?[A-Z] ?\d{3}", @"\d{2}[ \-]\d{6}[ \-][A-Z][ \-]\d{3}", @"\d{2} \d{2} ?\d{2} ?\d{2} [A-Z] \d{2} ?\d"],
            Check = new("vkvv", IsPensionNumber),
            Context = new("rentenversicherung*", "sozialversicherung*", "sozialvers*", "rentenversicherungs*", "rvnr*", "rv-nr*",
                "rv-nummer*", "svnr*",
                "sv-nr*", "sv-nummer*", "versicherungsnummer*", "vsnr*", "pension insurance*", "german social*", "german pension*"),
            Kind = NumberWords.Person,
            Country = Countries.Germany,
            Bare = 0.94,
            Named = 0.96,
            IgnoreCase = true,
        },
        new()
        {
            Name = "de-health-insurance",
            Entity = "DE_HEALTH_INSURANCE",
            Shapes = [@"[A-Z] ?\d{9}", @"[A-Z] ?\d{3} \d{3} \d{3}"],
            Check = new("luhn-of-letter", IsHealthNumber),
            Context = new("kvnr*", "kv-nr*", "kv-nummer*", "egk*", "e gk*", "krankenversicher*", "krankenversichertennummer",
                "krankenkasse*",
                "krankenversicherungsnummer", "versichertennummer*", "versicherten-nr*", "versicherten-id*", "versichertenid*",
                "gesundheitskarte*",
                "german health*"),
            Kind = NumberWords.Health,
            Country = Countries.Germany,
            Others = NumberWords.Others,
            Bare = 0.49,   // before cards, whose numbers are seldom one letter and digits
            IgnoreCase = true,
        },
        new()
        {
            Name = "de-tax-number",
            Entity = "DE_TAX_NUMBER",
            Shapes = [@"\d{2,3}[/ ]\d{3,4}[/ ]\d{4,5}", @"\d{10,11}", @"\d{5}/\d{5}"],
            // Without the words for the office: it has telephones too.
            Context = new("steuernummer*", "steuer-nr*", "steuernr*", "st-nr*", "stnr*", "german tax number*", "de tax number"),
            Others = NumberWords.Others,
            Bare = 0,
            Named = 0.9,
        },
        new()
        {
            Name = "de-tax-number-slashes",
            Entity = "DE_TAX_NUMBER",
            Shapes = [@"\d{2,3}/\d{3,4}/\d{4,5}"],
            Context = TaxNumberWords,
            Others = NumberWords.Others,
            Bare = 0.49,
            Named = 0.92,
        },
        new()
        {
            Name = "de-tax-number-13",
            Entity = "DE_TAX_NUMBER",
            Shapes = [@"\d{13}"],
            Check = new("state-prefix", HasState),
            Context = TaxNumberWords,
            Others = NumberWords.Others,
            Bare = 0.3,
        },
        new()
        {
            Name = "de-handelsregister",
            Entity = "DE_HANDELSREGISTER",
            Shapes = [@"HR[AB]( ?(Nr\.?|Nummer|No\.?|-))? ?\d{1,6}( [A-Z]{1,2})?"],
            Context = new("handelsregister*", "amtsgericht*", "registergericht*", "handelsregisternummer*", "registernummer*",
                "commercial register*"),
            Bare = 0.93,
            IgnoreCase = true,
        },
        new()
        {
            Name = "de-register",
            Entity = "DE_HANDELSREGISTER",
            Shapes = [@"(GnR|PR|VR|GsR) ?(Nr\.?)? ?\d{1,6}"],
            Context = new("handelsregister*", "amtsgericht*", "registergericht*", "vereinsregister*", "genossenschaftsregister*",
                "partnerschaftsregister*"),
            Bare = 0,
        },
        new()
        {
            Name = "de-lanr",
            Entity = "DE_LANR",
            Shapes = [@"\d{9}", @"\d{7} \d{2}"],
            Check = new("mod-10", IsDoctorNumber),
            Context = new("lanr*", "arztnummer*", "arzt-nr*", "arztnr*", "lebenslange arzt*", "german doctor*", "physician number*"),
            Others = NumberWords.Others,
            Bare = 0.33,
        },
        new()
        {
            Name = "de-bsnr",
            Entity = "DE_BSNR",
            Shapes = [@"\d{9}"],
            Context = new("bsnr*", "betriebsstätte*", "betriebsstaette*", "betriebsstättennummer*", "nbsnr*", "betriebsstätten-nr*",
                "praxisnummer*"),
            Bare = 0,
        },
    ];

    /// <summary>§ 139b AO: ISO 7064 MOD 11,10, and among the first ten digits one stands twice or three times. All ten different is what
    /// made-up examples look like, and no other number does.</summary>
    private static bool IsTaxId(ReadOnlySpan<char> value)
    {
        Span<int> counts = stackalloc int[10];
        foreach (var c in value[..10]) counts[c - '0']++;
        var (repeated, most) = (0, 0);
        foreach (var count in counts)
        {
            if (count > 1) repeated++;
            most = Math.Max(most, count);
        }

        return repeated <= 1 && most <= 3 && Iso7064.Mod11And10(value);
    }

    /// <summary>VKVV § 4: area, day of birth (50 more for further series), first letter of the name, serial number, check digit.</summary>
    private static bool IsPensionNumber(ReadOnlySpan<char> value)
    {
        var (day, month, year) = (Digits.Value(value, 2, 2), Digits.Value(value, 4, 2), Digits.Value(value, 6, 2));
        if (Digits.Value(value, 0, 2) < 2 || !NumberDates.Exists(year, month, day > 50 ? day - 50 : day)) return false;
        Span<char> digits = stackalloc char[12];
        value[..8].CopyTo(digits);
        Letter(value[8], digits[8..]);
        value[9..11].CopyTo(digits[10..]);
        var sum = 0;
        for (var i = 0; i < digits.Length; i++) sum += DigitSum((digits[i] - '0') * PensionWeights[i]);
        return sum % 10 == value[11] - '0';
    }

    /// <summary>§ 290 SGB V: the letter as two digits, then weights 1 and 2 with digit sums, modulus 10.</summary>
    private static bool IsHealthNumber(ReadOnlySpan<char> value)
    {
        Span<char> digits = stackalloc char[10];
        Letter(value[0], digits);
        value[1..9].CopyTo(digits[2..]);
        var sum = 0;
        for (var i = 0; i < digits.Length; i++) sum += DigitSum((digits[i] - '0') * (i % 2 == 0 ? 1 : 2));
        return sum % 10 == value[9] - '0';
    }

    /// <summary>KBV, Arztnummern-Richtlinie: the seventh digit checks the six before it; the last two are the field of medicine.</summary>
    private static bool IsDoctorNumber(ReadOnlySpan<char> value) =>
        value[7..] is not "00" && (10 - Weighted.Sum(value, DoctorWeights) % 10) % 10 == value[6] - '0';

    /// <summary>The number of the state before it: of the ELSTER form, or 01 to 16.</summary>
    private static bool HasState(ReadOnlySpan<char> value) =>
        Digits.Value(value, 0, 2) is (>= 1 and <= 16) or (>= 21 and <= 24) or (>= 26 and <= 28) or 30 or 31 or 32 or 40 or 41;

    private static int DigitSum(int value) => value / 10 + value % 10;

    private static void Letter(char letter, Span<char> digits)
    {
        var place = letter - 'A' + 1;
        digits[0] = (char)('0' + place / 10);
        digits[1] = (char)('0' + place % 10);
    }
}
