using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Numbers of China.</summary>
internal static class China
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "cn-resident-id",
            Entity = "CN_RESIDENT_ID",
            Shapes = [@"[1-8]\d{5}(19|20)\d{9}[0-9Xx]"],
            Check = new("birth-date-and-mod-11-2", IsResident),
            Context = new("身份证号码", "身份证号", "身份证", "公民身份", "resident id*", "chinese id*", "identity card*", "id card*", "id number*"),
            Bare = 0.85,
            Named = 0.97,
        },
    ];

    /// <summary>GB 11643-1999: area, birth date, sequence, check character of ISO 7064 MOD 11-2.</summary>
    private static bool IsResident(ReadOnlySpan<char> value) =>
        BirthDate.IsDay(value[8..14]) && "10X98765432"[Weighted.Sum(value, Weights) % 11] == value[17];
}
