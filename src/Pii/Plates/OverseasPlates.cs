namespace AuditPipeline.Pii.Plates;

/// <summary>Türkiye, India, Nigeria.</summary>
internal static class OverseasPlates
{
    private const string IndianState =
        "(AN|AP|AR|AS|BR|CG|CH|DD|DL|DN|GA|GJ|HP|HR|JH|JK|KA|KL|LA|LD|MH|ML|MN|MP|MZ|NL|OD|OR|PB|PY|RJ|SK|TG|TN|TR|TS|UK|UP|WB)";

    internal static IReadOnlyList<PlateRule> Rules { get; } =
    [
        new()
        {
            // Karayolları Trafik Yönetmeliği: province 01 to 81, one to three letters, two to five digits.
            Entity = "TR_LICENSE_PLATE",
            Languages = ["tr"],
            Foreign = 0.7,
            Country = new("türkiye*", "turkey", "turkish", "türk*", "turks*"),
            Shapes = [@"(0[1-9]|[1-7]\d|8[01]) [A-Z]{1,3} \d{2,5}", @"(0[1-9]|[1-7]\d|8[01])[A-Z]{1,3}\d{2,5}", @"(0[1-9]|[1-7]\d|8[01])-[A-Z]{1,3}-\d{2,5}",
                @"(0[1-9]|[1-7]\d|8[01]) [A-Z]{1,3}\d{2,5}"],
            Alone = 0.55,
        },
        new()
        {
            Entity = "IN_VEHICLE_REGISTRATION",
            Languages = ["en"],
            Foreign = 0.7,
            Country = new("india*", "rto", "delhi", "mumbai"),
            Shapes = [$@"{IndianState}[ \-]?\d{{1,2}}[ \-]?[A-Z]{{1,3}}[ \-]?\d{{4}}"],
            Bare = 0.6,
            Alone = 0.65,
        },
        new()
        {
            // The Bharat series of those who move between states.
            Entity = "IN_VEHICLE_REGISTRATION",
            Languages = ["en"],
            Foreign = 0.7,
            Country = new("india*", "rto", "delhi", "mumbai", "bharat*"),
            Shapes = [@"\d{2}[ \-]?BH[ \-]?\d{4}[ \-]?[A-Z]{1,2}"],
        },
        new()
        {
            Entity = "NG_VEHICLE_REGISTRATION",
            Languages = ["en"],
            Foreign = 0.7,
            Country = new("nigeria*", "lagos", "abuja", "frsc"),
            Shapes = [@"[A-Z]{3}[ \-]?\d{3}[ \-]?[A-Z]{2}"],
            Alone = 0.52,
        },
    ];
}
