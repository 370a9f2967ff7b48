namespace AuditPipeline.Pii.Plates;

/// <summary>The United Kingdom and Ireland.</summary>
internal static class IslandPlates
{
    // DVLA INF104: no I, Q and Z in front, no I and Q behind; years are letters without I, O, Q, U and Z.
    private const string Area = "[A-HJ-PR-Y]";
    private const string Any = "[A-HJ-PR-Z]";
    private const string Year = "[A-HJ-NPR-TV-Y]";

    internal static IReadOnlyList<PlateRule> Rules { get; } =
    [
        new()
        {
            Entity = "UK_VEHICLE_REGISTRATION",
            Languages = ["en"],
            Foreign = 0.7,
            Country = new("uk", "british", "britain", "england", "dvla", "united kingdom", "mot", "scotland", "wales"),
            // The age is the year since 2001, or that and 50 for its second half.
            Shapes = [$@"{Area}{{2}}(0[2-9]|[12]\d|5[1-9]|[67]\d)[ \-]?{Any}{{3}}"],
            Bare = 0.4,
            Alone = 0.5,
        },
        new()
        {
            Entity = "UK_VEHICLE_REGISTRATION",
            Languages = ["en"],
            Foreign = 0.7,
            Country = new("british plate*", "dvla", "uk registration*", "uk plate*"),
            Shapes = [$@"{Year}\d{{1,3}}[ \-]?{Any}{{3}}", $@"{Any}{{3}}[ \-]?\d{{1,3}}{Year}"],
            Alone = 0.45,
        },
        new()
        {
            // Northern Ireland: too much else looks like it, so the country must be named.
            Entity = "UK_VEHICLE_REGISTRATION",
            Languages = [],
            Country = new("northern ireland", "ulster", "belfast", "dvla"),
            Shapes = [@"[A-Z]?I[A-Z][ \-]?\d{1,4}"],
            Alone = 0,
        },
        new()
        {
            Entity = "IE_LICENSE_PLATE",
            Languages = ["en"],
            Foreign = 0.7,
            Country = new("ireland", "irish", "dublin", "éire", "nct"),
            Shapes = [@"\d{2}[12]?[ \-](C|CE|CN|CW|D|DL|G|KE|KK|KY|L|LD|LH|LK|LM|LS|MH|MN|MO|OY|RN|SO|T|TN|TS|W|WD|WH|WW|WX)[ \-]\d{1,6}"],
            Alone = 0.5,
        },
    ];
}
