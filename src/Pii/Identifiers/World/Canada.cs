using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Numbers of Canada.</summary>
internal static class Canada
{
    private static readonly ContextWords Sin = new("sin", "sin no", "social insurance*", "assurance sociale", "nas", "canad*");

    private static readonly Check SinCheck = new("luhn", IsSin);

    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "ca-sin",
            Entity = "CA_SIN",
            Shapes = [@"\d{3}-\d{3}-\d{3}", @"\d{3} \d{3} \d{3}"],
            Check = SinCheck,
            Context = Sin,
            Others = new("tel*", "phone*", "order*", "acn", "abn", "tfn", "tin", "bsn", "siren", "nif"),
            Bare = 0.5,
            Named = 0.97,
        },
        new()
        {
            Name = "ca-sin-plain",
            Entity = "CA_SIN",
            Shapes = [@"\d{9}"],
            Check = SinCheck,
            Context = Sin,
            Bare = 0,
            Alone = 0.35,
            Named = 0.97,
        },
    ];

    /// <summary>Employment and Social Development Canada: Luhn; no number begins with 0 or 8.</summary>
    private static bool IsSin(ReadOnlySpan<char> value) =>
        value[0] is not ('0' or '8') && value.IndexOfAnyExcept(value[0]) >= 0 && Luhn.IsValid(value);
}
