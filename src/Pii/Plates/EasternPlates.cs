namespace AuditPipeline.Pii.Plates;

/// <summary>Poland, Czechia, Slovakia, Hungary, Romania, Bulgaria, Croatia, Slovenia.</summary>
internal static class EasternPlates
{
    // First letter: the voivodeship.
    private const string Voivodeship = "[BCDEFGHKLNOPRSTUWZ]";

    // Letters that Cyrillic and Latin share.
    private const string B = "[ABEKMHOPCTYX]";

    internal static IReadOnlyList<PlateRule> Rules { get; } =
    [
        new()
        {
            Entity = "PL_LICENSE_PLATE",
            Languages = ["pl"],
            Foreign = 0.7,
            Country = new("polsk*", "poland", "polish", "pools*", "polnisch*"),
            Shapes =
            [
                $@"{Voivodeship}[A-Z][ \-]?(\d{{5}}|\d{{4}}[A-Z]|\d{{3}}[A-Z]{{2}}|\d[A-Z]\d{{3}}|\d[A-Z]{{2}}\d{{2}}|\d{{2}}[A-Z]\d{{2}})",
                $@"{Voivodeship}[A-Z]{{2}}[ \-]?([A-Z]\d{{3}}|\d{{2}}[A-Z]{{2}}|\d[A-Z]\d{{2}}|\d{{2}}[A-Z]\d|\d[A-Z]{{2}}\d|[A-Z]{{2}}\d{{2}}|\d{{5}}|\d{{4}}[A-Z]|\d{{3}}[A-Z]{{2}}"
                    + @"|[A-Z]\d{2}[A-Z]|[A-Z]\d[A-Z]{2})",
                $@"{Voivodeship}\d[ \-][A-Z0-9]{{3,5}}",
            ],
        },
        new()
        {
            Entity = "CZ_LICENSE_PLATE",
            Languages = ["cs"],
            Foreign = 0.7,
            Country = new("česk*", "czech*", "tschechi*", "praha"),
            Shapes = [@"\d[A-Z][0-9A-Z][ \-]?\d{4}", @"[A-Z]{3} ?\d{2}-\d{2}"],
        },
        new()
        {
            Entity = "SK_LICENSE_PLATE",
            Languages = ["sk"],
            Country = new("slovensk*", "slovak*", "bratislav*"),
            Shapes = [@"[A-Z]{2}[ \-]?\d{3}[ \-]?[A-Z]{2}"],
        },
        new()
        {
            Entity = "HU_LICENSE_PLATE",
            Languages = ["hu"],
            Country = new("magyar*", "hungar*", "ungar*", "budapest*"),
            Shapes = [@"[A-Z]{3}[ \-]?\d{3}", @"[A-Z]{2}[ \-]?[A-Z]{2}[ \-]?\d{3}"],
        },
        new()
        {
            Entity = "RO_LICENSE_PLATE",
            Languages = ["ro"],
            Foreign = 0.7,
            Country = new("român*", "romania*", "rumän*", "roemeen*", "bucurești*"),
            Shapes =
            [
                @"(AB|AG|AR|B|BC|BH|BN|BR|BT|BV|BZ|CJ|CL|CS|CT|CV|DB|DJ|GJ|GL|GR|HD|HR|IF|IL|IS|MH|MM|MS|NT|OT|PH|SB|SJ|SM|SV|TL|TM|TR|VL|VN|VS)[ \-]?\d{2,3}[ \-]?[A-Z]{3}",
            ],
        },
        new()
        {
            Entity = "BG_LICENSE_PLATE",
            Languages = ["bg"],
            Country = new("българ*", "bulgari*", "sofia", "софия"),
            Shapes = [$@"{B}{{1,2}}[ \-]?\d{{4}}[ \-]?{B}{{2}}"],
        },
        new()
        {
            Entity = "HR_LICENSE_PLATE",
            Languages = ["hr"],
            Country = new("hrvatsk*", "croatia*", "zagreb*"),
            Shapes = [@"[A-Z]{2}[ \-]?\d{3,4}[ \-]?[A-Z]{1,2}"],
        },
        new()
        {
            Entity = "SI_LICENSE_PLATE",
            Languages = ["sl"],
            Foreign = 0.7,
            Country = new("slovenij*", "slovensk*", "slovenia*", "ljubljan*"),
            Shapes = [@"(CE|GO|KK|KP|KR|LJ|MB|MS|NM|PO|SG)[ \-][A-Z0-9]{2}[ \-]?[A-Z0-9]{3}"],
        },
    ];
}
