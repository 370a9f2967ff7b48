using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Numbers of Thailand.</summary>
internal static class Thailand
{
    private const string Province = @"([134]\d|[25][0-7]|[67][0-7]|[89][0-6])";

    private static readonly int[] Weights = [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2];

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "th-tnin",
            Entity = "TH_TNIN",
            Shapes = [$@"[1-9]{Province}\d{{10}}", @"[1-9]-\d{4}-\d{5}-\d{2}-\d", @"[1-9] \d{4} \d{5} \d{2} \d"],
            Check = new("tnin-mod-11", IsTnin),
            Context = new("thai*", "tnin", "national id*", "citizen id*",
                "ประชาชน", "ประจำตัว", "บัตร"),
            Bare = 0,
            Alone = 0.6,
        },
    ];

    /// <summary>Department of Provincial Administration: weights 13 to 2, the complement to eleven.</summary>
    private static bool IsTnin(ReadOnlySpan<char> value) =>
        value.IndexOfAnyExcept(value[0]) >= 0 && (11 - Weighted.Sum(value, Weights) % 11) % 10 == value[12] - '0';
}
