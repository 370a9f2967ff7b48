using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Numbers of the Philippines.</summary>
internal static class Philippines
{
    private static readonly int[] Weights = [9, 8, 7, 6, 5, 4, 3, 2];

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "ph-tin",
            Entity = "PH_TIN",
            Shapes = [@"\d{3}-\d{3}-\d{3}", @"\d{3}-\d{3}-\d{3}-\d{3,5}", @"\d{3} \d{3} \d{3}", @"\d{3} \d{3} \d{3} \d{3,5}", @"\d{9}", @"\d{12}", @"\d{14}"],
            Check = new("tin-mod-11", IsTin),
            Context = new("tin", "bir", "taxpayer identification*", "philippine*"),
            Bare = 0,
        },
    ];

    /// <summary>The ninth digit is the sum with the weights 9 to 2 modulo eleven; a branch code may follow. The Bureau of Internal Revenue does not
    /// publish the rule; this is what validators such as Presidio's take it to be.</summary>
    private static bool IsTin(ReadOnlySpan<char> value) =>
        value[..9].IndexOfAnyExcept('0') >= 0 && Weighted.Sum(value, Weights) % 11 == value[8] - '0';
}
