namespace AuditPipeline.Pii.Plates;

/// <summary>Benelux, France, Austria, Switzerland.</summary>
internal static class WesternPlates
{
    // Codes of Austria's districts and authorities.
    private const string Austrian =
        "(AM|B|BA|BB|BC|BD|BG|BH|BI|BK|BL|BM|BN|BP|BR|BS|BZ|DL|DO|E|EF|EU|FB|FE|FF|FK|FR|G|GB|GD|GF|GM|GR|GS|GU|HA|HB|HE|HF|HL|HO|I|IL|IM|JE|JO|JU|K|KB|KF"
        + "|KG|KI|KL|KO|KR|KS|KU|L|LA|LB|LE|LF|LI|LL|LN|LZ|MA|MD|ME|MI|MT|MU|MZ|ND|NK|OP|OW|P|PE|PL|RA|RE|RI|RO|S|SB|SD|SE|SL|SO|SP|SR|ST|SV|SW|SZ|TA|TU|UU"
        + "|VB|VI|VK|VL|VO|W|WB|WE|WK|WL|WN|WO|WT|WU|WY|WZ|ZE|ZT|ZW)";

    private const string Swiss = "(AG|AI|AR|BE|BL|BS|FR|GE|GL|GR|JU|LU|NE|NW|OW|SG|SH|SO|SZ|TG|TI|UR|VD|VS|ZG|ZH)";

    // France leaves out I, O and U.
    private const string F = "[A-HJ-NP-TV-Z]";

    internal static IReadOnlyList<PlateRule> Rules { get; } =
    [
        new()
        {
            // RDW: sidecodes 1 to 14.
            Entity = "NL_LICENSE_PLATE",
            Languages = ["nl"],
            Foreign = 0.7,
            Country = new("nederland*", "dutch", "netherlands", "holland*", "rdw", "nl"),
            Shapes =
            [
                .. Spellings("[A-Z]{2}", @"\d{2}", @"\d{2}"), .. Spellings(@"\d{2}", @"\d{2}", "[A-Z]{2}"), .. Spellings(@"\d{2}",
                    "[A-Z]{2}", @"\d{2}"),
                .. Spellings("[A-Z]{2}", @"\d{2}", "[A-Z]{2}"), .. Spellings("[A-Z]{2}", "[A-Z]{2}", @"\d{2}"), .. Spellings(@"\d{2}", "[A-Z]{2}",
                    "[A-Z]{2}"),
                .. Spellings(@"\d{2}", "[A-Z]{3}", @"\d"), .. Spellings(@"\d", "[A-Z]{3}", @"\d{2}"), .. Spellings("[A-Z]{2}", @"\d{3}", "[A-Z]"),
                .. Spellings("[A-Z]", @"\d{3}", "[A-Z]{2}"), .. Spellings("[A-Z]{3}", @"\d{2}", "[A-Z]"), .. Spellings("[A-Z]", @"\d{2}", "[A-Z]{3}"),
                .. Spellings(@"\d", "[A-Z]{2}", @"\d{3}"), .. Spellings(@"\d{3}", "[A-Z]{2}", @"\d"),
            ],
        },
        new()
        {
            Entity = "BE_LICENSE_PLATE",
            Languages = ["nl", "fr", "de"],
            Foreign = 0.7,
            Country = new("belg*", "vlaanderen", "wallonie", "div"),
            Shapes = [.. Spellings("[1-9]", "[A-Z]{3}", @"\d{3}"), "[A-Z]{3}-?\\d{3}", "\\d{3}-?[A-Z]{3}", "[A-Z]-[A-Z]{3}-\\d{3}"],
        },
        new()
        {
            Entity = "LU_LICENSE_PLATE",
            Languages = ["fr", "de"],
            Country = new("luxemb*", "lëtzebuerg*", "snca"),
            Shapes = [@"[A-Z]{2}[ \-]?\d{4}"],
        },
        new()
        {
            Entity = "FR_LICENSE_PLATE",
            Languages = ["fr"],
            Foreign = 0.7,
            Country = new("france", "french", "français*", "francais*", "frans*", "französisch*", "francés*", "francese*", "siv"),
            Shapes =
            [
                $@"{F}{{2}}-\d{{3}}-{F}{{2}}", $@"{F}{{2}} \d{{3}} {F}{{2}}", $@"{F}{{2}}\d{{3}}{F}{{2}}",
                $@"\d{{2,4}}[ \-]?{F}{{2,3}}[ \-]?(0[1-9]|[1-8]\d|9[0-5]|2A|2B|97\d)",
            ],
        },
        new()
        {
            Entity = "AT_LICENSE_PLATE",
            Languages = ["de"],
            Foreign = 0.7,
            Country = new("österreich*", "austria*", "wien", "oostenrijk*", "autriche*"),
            Shapes = [$@"{Austrian}[ \-]\d{{1,5}} ?[A-Z]{{1,3}}", $@"{Austrian}[ \-]\d{{1,5}}-[A-Z]{{1,3}}"],
        },
        new()
        {
            Entity = "CH_LICENSE_PLATE",
            Languages = ["de", "fr", "it"],
            Country = new("schweiz*", "suisse*", "svizzer*", "swiss", "switzerland", "zwitser*", "kanton*", "canton*"),
            Shapes = [$@"{Swiss}[ \-]?\d{{3,6}}"],
        },
        new()
        {
            Entity = "LI_LICENSE_PLATE",
            Languages = ["de"],
            Country = new("liechtenstein*", "vaduz"),
            Shapes = [@"FL[ \-]?\d{3,5}"],
        },
    ];

    /// <summary>Three parts with hyphens, blanks or nothing between them, the same on both sides.</summary>
    internal static string[] Spellings(string first, string second, string third) =>
        [$"{first}-{second}-{third}", $"{first} {second} {third}", first + second + third];
}
