namespace AuditPipeline.Pii.Plates;

/// <summary>Nordic and Baltic countries.</summary>
internal static class NorthernPlates
{
    internal static IReadOnlyList<PlateRule> Rules { get; } =
    [
        new()
        {
            Entity = "DK_LICENSE_PLATE",
            Languages = ["da"],
            Country = new("danmark*", "dansk*", "danish", "denmark"),
            Shapes = [@"[A-Z]{2} ?\d{2} ?\d{3}"],
        },
        new()
        {
            // Transportstyrelsen: no I, Q and V; the last place may be a letter since 2019.
            Entity = "SE_LICENSE_PLATE",
            Languages = ["sv"],
            Country = new("sverige*", "svensk*", "swedish", "sweden"),
            Shapes = [@"[A-HJ-PR-UW-Z]{3}[ \-]?\d{2}[A-HJ-NPR-UW-Z0-9]"],
        },
        new()
        {
            Entity = "NO_LICENSE_PLATE",
            Languages = ["no"],
            Country = new("norge", "norsk*", "norwegian", "norway"),
            Shapes = [@"[A-Z]{2}[ \-]?\d{5}", @"[A-Z]{2} \d{2} \d{3}"],
        },
        new()
        {
            Entity = "FI_LICENSE_PLATE",
            Languages = ["fi", "sv"],
            Country = new("suom*", "finland*", "finnish", "finsk*"),
            Shapes = [@"[A-Z]{2,3}-\d{1,3}"],
        },
        new()
        {
            Entity = "IS_LICENSE_PLATE",
            Languages = ["is"],
            Country = new("ísland*", "iceland*", "íslensk*"),
            Shapes = [@"[A-Z]{2}[ \-]?[A-Z0-9]\d{2}"],
        },
        new()
        {
            Entity = "EE_LICENSE_PLATE",
            Languages = ["et"],
            Country = new("eesti*", "estonia*"),
            Shapes = [@"\d{2,3}[ \-]?[A-Z]{3}"],
        },
        new()
        {
            Entity = "LV_LICENSE_PLATE",
            Languages = ["lv"],
            Country = new("latvij*", "latvia*"),
            Shapes = [@"[A-Z]{2}[ \-]?\d{1,4}"],
        },
        new()
        {
            Entity = "LT_LICENSE_PLATE",
            Languages = ["lt"],
            Country = new("lietuv*", "lithuania*"),
            Shapes = [@"[A-Z]{3}[ \-]?\d{3}"],
        },
    ];
}
