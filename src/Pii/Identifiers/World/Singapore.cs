using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Numbers of Singapore.</summary>
internal static class Singapore
{
    private static readonly int[] NricWeights = [2, 7, 6, 5, 4, 3, 2];
    private static readonly int[] BusinessWeights = [10, 4, 9, 3, 8, 2, 7, 1];
    private static readonly int[] CompanyWeights = [10, 8, 6, 4, 9, 7, 5, 3, 1];
    private static readonly int[] OtherWeights = [4, 3, 5, 3, 10, 2, 2, 5, 7];

    private static readonly ContextWords Nric = new("nric*", "fin", "fin no", "fin number", "identity card*", "singapore*",
        "foreign identification*");

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "sg-nric",
            Entity = "SG_NRIC_FIN",
            Shapes = [@"[STFGMstfgm]\d{7}[A-Za-z]"],
            Check = new("nric-mod-11", IsNric),
            Context = Nric,
            Bare = 0.85,
            Named = 0.97,
        },
        new()
        {
            Name = "sg-nric-unchecked",
            Entity = "SG_NRIC_FIN",
            Shapes = [@"[A-Z]\d{7}[A-Z]"],
            Context = Nric,
            Bare = 0,
            Alone = 0.35,
            Named = 0.8,
        },
        new()
        {
            Name = "sg-uen",
            Entity = "SG_UEN",
            Shapes = [@"\d{8}[A-Z]", @"(18|19|20)\d{7}[A-Z]", @"[RST]\d{2}[A-Z]{2}\d{4}[A-Z]"],
            Check = new("uen-mod-11", IsUen),
            Context = new("uen", "unique entity*", "business registration*", "acra"),
            Bare = 0.55,
            Named = 0.97,
        },
    ];

    private static bool IsNric(ReadOnlySpan<char> value)
    {
        var sum = Weighted.Sum(value[1..], NricWeights);
        return value[0] switch
        {
            'S' or 'T' => "JZIHGFEDCBA"[(sum + (value[0] == 'T' ? 4 : 0)) % 11] == value[8],
            'F' or 'G' => "XWUTRQPNMLK"[(sum + (value[0] == 'G' ? 4 : 0)) % 11] == value[8],
            _ => "KLJNPQRTUWX"[10 - (sum + 3) % 11] == value[8],
        };
    }

    /// <summary>Accounting and Corporate Regulatory Authority: nine characters for businesses, ten for companies, ten with two letters for
    /// other entities.</summary>
    private static bool IsUen(ReadOnlySpan<char> value)
    {
        const string OtherAlphabet = "ABCDEFGHJKLMNPQRSTUVWX0123456789";
        if (value.Length == 9) return "XMKECAWLJDB"[Weighted.Sum(value, BusinessWeights) % 11] == value[8];
        if (char.IsAsciiDigit(value[0])) return "ZKCMDNERGWH"[Weighted.Sum(value, CompanyWeights) % 11] == value[9];
        var sum = 0;
        for (var i = 0; i < OtherWeights.Length; i++)
        {
            var place = OtherAlphabet.IndexOf(value[i], StringComparison.Ordinal);
            if (place < 0) return false;
            sum += place * OtherWeights[i];
        }

        return OtherAlphabet[(sum + 6) % 11] == value[9];
    }
}
