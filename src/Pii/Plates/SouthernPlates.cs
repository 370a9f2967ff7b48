namespace AuditPipeline.Pii.Plates;

/// <summary>Spain, Portugal, Italy, Greece, Cyprus, Malta.</summary>
internal static class SouthernPlates
{
    // Italy leaves out I, O, Q and U.
    private const string I = "[A-HJ-NPR-TV-Z]";

    internal static IReadOnlyList<PlateRule> Rules { get; } =
    [
        new()
        {
            // Since 2000 four digits and three consonants, no Ñ and Q; before 2000 the province, four digits and one or two letters.
            Entity = "ES_LICENSE_PLATE",
            Languages = ["es"],
            Foreign = 0.7,
            Country = new("españa", "spain", "spanish", "español*", "spaans*", "espagn*", "dgt"),
            Shapes =
            [
                @"\d{4}[ \-]?[BCDFGHJ-NPR-TV-Z]{3}", @"(A|AB|AL|AV|B|BA|BI|BU|C|CA|CC|CE|CO|CR|CS|CU|GC|GE|GI|GR|GU|H|HU|IB|J|L|LE|LO|LU|M|MA|ML|MU|NA|O|OR|OU|P|PM|PO|S"
                    + @"|SA|SE|SG|SO|SS|T|TE|TF|TO|V|VA|VI|Z|ZA)[ \-]\d{4}[ \-][A-Z]{1,2}",
            ],
        },
        new()
        {
            Entity = "PT_LICENSE_PLATE",
            Languages = ["pt"],
            Foreign = 0.7,
            Country = new("portug*", "lisboa"),
            Shapes =
            [
                @"[A-Z]{2}-\d{2}-[A-Z]{2}", @"\d{2}-[A-Z]{2}-\d{2}", @"\d{2}-\d{2}-[A-Z]{2}", @"[A-Z]{2}-\d{2}-\d{2}",
                @"[A-Z]{2} \d{2} [A-Z]{2}", @"\d{2} [A-Z]{2} \d{2}", @"\d{2} \d{2} [A-Z]{2}",
            ],
        },
        new()
        {
            // The cars' form since 1994; motorcycles have five digits.
            Entity = "IT_LICENSE_PLATE",
            Languages = ["it"],
            Foreign = 0.7,
            Country = new("italia*", "italy", "italian", "italië", "italie*"),
            Shapes =
            [
                $@"{I}{{2}} \d{{3}} {I}{{2}}", $@"{I}{{2}}\d{{3}}{I}{{2}}", $@"{I}{{2}}-\d{{3}}-{I}{{2}}", $@"{I}{{2}} ?\d{{3}} ?{I}{{2}}", $@"{I}{{2}} ?\d{{5}}",
                $@"(AG|AL|AN|AO|AP|AQ|AR|AT|AV|BA|BG|BL|BN|BO|BR|BS|BZ|CA|CB|CE|CH|CL|CN|CO|CR|CS|CT|CZ|EN|FE|FG|FI|FO|FR|GE|GO|GR|IM|IS|LE|LI|LT|LU|MC|ME|MI|MN|MO"
                    + "|MS|MT|NA|NO|NU|OR|PA|PC|PD|PE|PG|PI|PN|PR|PS|PT|PV|PZ|RA|RC|RE|RG|RI|RO|SA|SI|SO|SP|SR|SS|SV|TA|TE|TN|TO|TP|TR|TS|TV|UD|VA|VC|VE|VI|VR|VT)"
                    + @" ?[0-9A-Z]\d{5}",
            ],
        },
        new()
        {
            // Only letters that Greek and Latin share.
            Entity = "GR_LICENSE_PLATE",
            Languages = ["el"],
            Country = new("greece", "greek", "ελλάδα*", "griekenland", "griechisch*"),
            Shapes = [@"[ABEZHIKMNOPTYX]{3}[ \-]?\d{4}"],
        },
        new()
        {
            Entity = "CY_LICENSE_PLATE",
            Languages = ["el"],
            Country = new("cypr*", "κύπρο*", "nicosia", "λευκωσία*"),
            Shapes = [@"[A-Z]{3}[ \-]?\d{3}"],
        },
        new()
        {
            Entity = "MT_LICENSE_PLATE",
            Languages = ["mt"],
            Country = new("malta", "maltese", "valletta"),
            Shapes = [@"[A-Z]{3}[ \-]?\d{3}"],
        },
    ];
}
