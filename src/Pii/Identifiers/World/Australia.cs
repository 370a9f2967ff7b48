using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Numbers of Australia.</summary>
internal static class Australia
{
    private static readonly int[] AbnWeights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
    private static readonly int[] AcnWeights = [8, 7, 6, 5, 4, 3, 2, 1];
    private static readonly int[] TfnWeights = [1, 4, 3, 7, 5, 8, 6, 9, 10];
    private static readonly int[] TfnWeightsOfEight = [10, 7, 8, 4, 6, 3, 5, 1];
    private static readonly int[] MedicareWeights = [1, 3, 7, 9, 1, 3, 7, 9];

    private static readonly ContextWords OtherNine =
        new("tel*", "phone*", "order*", "sin", "tin", "bsn", "siren", "nif", "nip", "iban*", "vat", "btw*");

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "au-abn",
            Entity = "AU_ABN",
            Shapes = [@"\d{2} \d{3} \d{3} \d{3}", @"\d{2}-\d{3}-\d{3}-\d{3}", @"\d{11}"],
            Check = new("mod-89", IsAbn),
            Context = new("abn", "australian business*", "business number*"),
            Bare = 0.3,
            Alone = 0.56,
            Named = 0.97,
        },
        new()
        {
            Name = "au-acn",
            Entity = "AU_ACN",
            Shapes = [@"\d{3} \d{3} \d{3}", @"\d{9}"],
            Check = new("acn-8-to-1", IsAcn),
            Context = new("acn", "australian company*", "company number*"),
            Others = OtherNine,
            Bare = 0,
            Alone = 0.52,
            Named = 0.97,
        },
        new()
        {
            Name = "au-tfn",
            Entity = "AU_TFN",
            Shapes = [@"\d{3} \d{3} \d{3}", @"\d{8,9}", @"\d{2} \d{3} \d{3}"],
            Check = new("tfn-mod-11", IsTfn),
            Context = new("tfn", "tax file*"),
            Others = OtherNine,
            Bare = 0,
            Alone = 0.53,
            Named = 0.97,
        },
        new()
        {
            Name = "au-medicare",
            Entity = "AU_MEDICARE",
            Shapes = [@"[2-6]\d{3} \d{5} \d( \d)?", @"[2-6]\d{3}-\d{5}-\d(-\d)?", @"[2-6]\d{9,10}"],
            Check = new("medicare-1-3-7-9", IsMedicare),
            Context = new("medicare*"),
            Bare = 0,
            Alone = 0.55,
            Named = 0.97,
        },
    ];

    /// <summary>Australian Business Register: one is taken from the first digit, then the weighted sum is divisible by 89.</summary>
    private static bool IsAbn(ReadOnlySpan<char> value) => value[0] != '0' && (Weighted.Sum(value, AbnWeights) - AbnWeights[0]) % 89 == 0;

    /// <summary>Australian Securities and Investments Commission: weights 8 to 1, the complement to ten.</summary>
    private static bool IsAcn(ReadOnlySpan<char> value) =>
        (10 - Weighted.Sum(value, AcnWeights) % 10) % 10 == value[8] - '0' && value.IndexOfAnyExcept('0') >= 0;

    private static bool IsTfn(ReadOnlySpan<char> value) =>
        !value.StartsWith("000") && Weighted.Sum(value, value.Length == 9 ? TfnWeights : TfnWeightsOfEight) % 11 == 0;

    /// <summary>Digit 9 is the weighted sum of the first eight modulo ten; then the issue, and perhaps the person on the card.</summary>
    private static bool IsMedicare(ReadOnlySpan<char> value) => Weighted.Sum(value, MedicareWeights) % 10 == value[8] - '0';
}
