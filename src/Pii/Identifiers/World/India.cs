using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Numbers of India.</summary>
internal static class India
{
    private const string Pan = @"[A-Za-z]{5}\d{4}[A-Za-z]";

    private static readonly ContextWords PanWords = new("pan", "pan card*", "permanent account*", "income tax*");

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "in-aadhaar",
            Entity = "IN_AADHAAR",
            Shapes = [@"[2-9]\d{3} \d{4} \d{4}", @"[2-9]\d{3}-\d{4}-\d{4}", @"[2-9]\d{11}", @"[2-9]\d{3}:\d{4}:\d{4}"],
            Check = new("verhoeff", IsAadhaar),
            Context = new("aadhaar*", "aadhar*", "adhaar*", "adhar*", "uidai", "uid", "आधार"),
            Bare = 0,
            Alone = 0.6,
            Named = 0.97,
        },
        new()
        {
            Name = "in-pan",
            Entity = "IN_PAN",
            Shapes = [Pan],
            Check = new("pan-holder", value => "ABCFGHJKLPT".Contains(value[3])),
            Context = PanWords,
            Bare = 0.5,
        },
        new()
        {
            Name = "in-pan-any",
            Entity = "IN_PAN",
            Shapes = [Pan, @"[A-Za-z]{4}\d{5}[A-Za-z]", @"[A-Za-z]\d{4}[A-Za-z]{5}"],
            Context = PanWords,
            Bare = 0,
            Named = 0.9,
        },
        new()
        {
            Name = "in-gstin",
            Entity = "IN_GSTIN",
            Shapes = [@"(0[1-9]|[12]\d|3[0-7])[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]", @"(0[1-9]|[12]\d|3[0-7])[a-z]{5}\d{4}[a-z][1-9a-z]z[0-9a-z]"],
            Context = new("gst*", "goods and services*"),
            Bare = 0.85,
            Named = 0.97,
        },
        new()
        {
            Name = "in-passport",
            Entity = "IN_PASSPORT",
            Shapes = [@"[A-Z][1-9]\d ?\d{4}[1-9]"],
            Context = new("passport*", "travel document*", "पासपोर्ट"),
            Bare = 0,
            Named = 0.91,
        },
        new()
        {
            Name = "in-voter",
            Entity = "IN_VOTER",
            Shapes = [@"[A-Za-z]{3}\d{7}"],
            Context = new("voter*", "vote*", "voting", "epic", "elector*", "election*"),
            Bare = 0,
            Alone = 0.42,
        },
        new()
        {
            Name = "in-driving-licence",
            Entity = "IN_DRIVING_LICENSE",
            Shapes = [@"[A-Z]{2}[ \-]?\d{2}[ \-]?(19|20)\d{2}[ \-]?\d{7}"],
            Context = new("driving licen*", "driver licen*", "driver's licen*", "drivers licen*", "dl", "licence*", "license*"),
            Bare = 0,
        },
    ];

    /// <summary>Unique Identification Authority of India: Verhoeff, first digit 2 to 9, no palindrome.</summary>
    private static bool IsAadhaar(ReadOnlySpan<char> value)
    {
        var palindrome = true;
        for (var i = 0; i < value.Length / 2; i++) palindrome &= value[i] == value[^(i + 1)];
        return !palindrome && Verhoeff.IsValid(value);
    }
}
