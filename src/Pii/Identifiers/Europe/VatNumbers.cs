using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>VAT numbers with the prefix of their country, as in VIES, and those of the United Kingdom, Switzerland and Norway. Prefix and
/// check digits together are telling, so they need no word; the separators are those people put in.</summary>
internal static class VatNumbers
{
    private const string Gap = @"[ .\-]?";

    private static readonly ContextWords Words = new(
        "vat*", "btw*", "b.t.w", "ust*", "ust-id*", "umsatzsteuer*", "uid*", "mwst*", "tva*", "t.v.a", "iva*", "i.v.a", "nif-iva",
        "partita iva*", "p.iva*", "nif",
        "nip*", "moms*", "momsnummer*", "momsregistrering*", "alv*", "arvonlisävero*", "dič*", "dic", "ič dph*", "dph", "áfa*", "adószám*",
        "közösségi adószám*",
        "ддс*", "dds", "αφμ*", "φπα*", "afm", "pvn*", "pvm*", "kmkr*", "km kr*", "ddv*", "pdv*", "cod fiscal*", "cui", "contribuinte*",
        "kmd", "mva",
        "ondernemingsnummer*", "numéro d'entreprise*");

    private static readonly IdentifierRule Vat = new()
    {
        Name = "eu-vat-id",
        Entity = "EU_VAT_ID",
        Shapes =
        [
            .. Of("AT" + Gap + "U", @"\d{8}", @"\d{3} \d{2} \d{3}", @"\d{4} \d{4}"),
            .. Of("BE", @"[01]?\d{9}", @"[01]?\d{3}[ .]\d{3}[ .]\d{3}"),
            .. Of("BG", @"\d{9,10}", @"\d{3} \d{3} \d{3}"),
            .. Of("CY", @"\d{8} ?[A-Z]"),
            .. Of("CZ", @"\d{8,10}", @"\d{3} \d{2} \d{3}"),
            .. Of("DE", @"[1-9]\d{8}", @"[1-9]\d{2}[ .\-]\d{3}[ .\-]\d{3}", @"[1-9]\d \d{3} \d{4}"),
            .. Of("DK", @"\d{8}", @"\d{2} \d{2} \d{2} \d{2}", @"\d{2} \d{3} \d{3}"),
            .. Of("EE", @"\d{9}", @"\d{3} \d{3} \d{3}"),
            .. Of("(EL|GR)", @"\d{9}", @"\d{3} \d{3} \d{3}"),
            .. Of("ES", @"[A-Z]-?\d{7}-?[A-Z0-9]", @"\d{8}-?[A-Z]"),
            .. Of("FI", @"\d{8}", @"\d{7}-\d", @"\d{4} \d{4}"),
            .. Of("FR", @"[0-9A-HJ-NP-Z]{2} ?\d{9}", @"[0-9A-HJ-NP-Z]{2}[ .\-]\d{3}[ .\-]\d{3}[ .\-]\d{3}"),
            .. Of("HR", @"\d{11}"),
            .. Of("HU", @"\d{8}", @"\d{4} \d{4}"),
            .. Of("IE", @"\d[0-9A-Z*+]\d{5}[A-W][A-W]?"),
            .. Of("IT", @"\d{11}", @"\d{3} \d{4} \d{4}", @"\d{5} \d{3} \d{3}"),
            .. Of("LT", @"\d{9}", @"\d{12}", @"\d{3} \d{3} \d{3}"),
            .. Of("LU", @"\d{8}", @"\d{3} \d{3} \d{2}", @"\d{4} \d{4}"),
            .. Of("LV", @"\d{11}"),
            .. Of("MT", @"\d{8}", @"\d{4}[ \-]\d{4}"),
            .. Of("NL", @"\d{9} ?\.?B\.?\d{2}", @"\d{4}[ .]\d{2}[ .]\d{3}[ .]?B[ .]?\d{2}", @"\d{3}[ .]\d{3}[ .]\d{3}[ .]?B[ .]?\d{2}"),
            .. Of("PL", @"\d{10}", @"\d{3}-\d{3}-\d{2}-\d{2}", @"\d{3}-\d{2}-\d{2}-\d{3}", @"\d{3} \d{3} \d{2} \d{2}", @"\d{3} \d{2} \d{2} \d{3}"),
            .. Of("PT", @"\d{9}", @"\d{3}[ .]\d{3}[ .]\d{3}"),
            .. Of("RO", @"[1-9]\d{5,9}"),
            .. Of("SE", @"\d{10}[ \-]?\d{2}", @"\d{6}-\d{4}[ \-]?\d{2}"),
            .. Of("SI", @"[1-9]\d{7}", @"[1-9]\d{3} \d{4}"),
            .. Of("SK", @"\d{10}", @"\d{4} \d{3} \d{3}", @"\d{3} \d{3} \d{4}"),
            .. Of("(GB|XI)", @"\d{9}(\d{3})?", @"\d{3} \d{4} \d{2}( \d{3})?", @"\d{3} \d{3} \d{3}", "(GD|HA)\\d{3}"),
            .. Of("NO", @"\d{9} ?MVA", @"\d{3} \d{3} \d{3} ?MVA"),
            @"CHE[ \-]?\d{3}\.?\d{3}\.?\d{3}( ?(MWST|TVA|IVA|TPV))?",
        ],
        Check = new("vat", VatChecks.IsValid),
        Context = Words,
        Bare = 0.98,   // not less than with a word, so that the longest form wins: MWST is a word and part of the number
        Named = 0.98,
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        Vat,

        // de 123456788 may be two words of a sentence; de123456788 may not.
        Vat with
        {
            Name = "eu-vat-id-small",
            IgnoreCase = true,
            Shapes = [.. Vat.Shapes.Where(s => s.Contains(Gap)).Select(s => s.Replace(Gap, "", StringComparison.Ordinal))],
            Bare = 0.9,
        },
        Vat with { Name = "eu-vat-id-small-named", IgnoreCase = true, Bare = 0 },
        Vat with
        {
            Name = "eu-vat-id-small-marked",
            IgnoreCase = true,
            Shapes = [@"DE[ .\-][1-9]\d{2}[.\-]\d{3}[.\-]\d{3}", @"DE[.\-][1-9]\d{8}", @"BE[ .\-][01]\d{3}\.\d{3}\.\d{3}", @"NL[ .\-]\d{4}\.\d{2}\.\d{3}\.B\.?\d{2}"],
            Bare = 0.9,
        },
        Vat with { Name = "ro-vat-id-short", Shapes = [@"RO ?[1-9]\d{1,4}"], Bare = 0, Named = 0.9 },
        new()
        {
            Name = "no-company-mva",
            Entity = "EU_VAT_ID",
            Shapes = [@"\d{9} ?MVA", @"\d{3} \d{3} \d{3} ?MVA"],
            Check = new("mod-11", static value => VatChecks.IsNorwegian(value[..9])),
            Context = Words,
            Bare = 0.94,
        },
    ];

    private static IEnumerable<string> Of(string prefix, params string[] numbers) => numbers.Select(n => prefix + Gap + n);
}
