using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Numbers of Türkiye.</summary>
internal static class Turkey
{
    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "tr-national-id",
            Entity = "TR_NATIONAL_ID",
            Shapes = [@"[1-9]\d{10}"],
            Check = new("tckn", IsNationalId),
            Context = new("tckn", "tc kimlik*", "t.c. kimlik*", "tc no", "kimlik*", "t.c. no", "vatandaş*", "vatandas*", "turkish id*"),
            Bare = 0.5,
            Alone = 0.6,
            Named = 0.97,
        },
    ];

    /// <summary>Digit 10 is seven times the odd places less the even ones, digit 11 the sum of the first ten, both modulo ten.</summary>
    private static bool IsNationalId(ReadOnlySpan<char> value)
    {
        var (odd, even) = (0, 0);
        for (var i = 0; i < 9; i++)
        {
            if (i % 2 == 0) odd += value[i] - '0';
            else even += value[i] - '0';
        }

        var tenth = (7 * odd - even + 40) % 10;
        return tenth == value[9] - '0' && (odd + even + tenth) % 10 == value[10] - '0';
    }
}
