using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Ireland.</summary>
internal static class Ireland
{
    private const string Letters = "WABCDEFGHIJKLMNOPQRSTUV";

    private static readonly int[] Weights = [8, 7, 6, 5, 4, 3, 2];

    private static readonly IdentifierRule Ppsn = new()
    {
        Name = "ie-ppsn",
        Entity = "IE_PPSN",
        Shapes = [@"\d{7}[A-W][A-IW]?"],
        Check = new("mod-23", IsPpsn),
        Context = new("pps", "ppsn*", "pps-n*", "personal public service*", "ie ppsn", "irish pps*", "rsi"),
        Kind = NumberWords.Person,
        Country = Countries.Ireland,
        Others = NumberWords.Others,
        Bare = 0.52,
        IgnoreCase = true,
    };

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        Ppsn,
        Ppsn with { Name = "ie-ppsn-blank", Shapes = [@"\d{7} [A-W][A-IW]?"], Bare = 0.49, IgnoreCase = false },
    ];

    /// <summary>Department of Social Protection: modulus 23; a second letter since 2013 counts nine times its place, W and T of old
    /// not.</summary>
    internal static bool IsPpsn(ReadOnlySpan<char> value)
    {
        var sum = Weighted.Sum(value, Weights);
        if (value.Length == 9) sum += 9 * Letters.IndexOf(value[8], StringComparison.Ordinal);
        return sum > 0 && Letters[sum % 23] == value[7];
    }
}
