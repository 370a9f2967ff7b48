using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Numbers of Nigeria.</summary>
internal static class Nigeria
{
    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "ng-nin",
            Entity = "NG_NIN",
            Shapes = [@"\d{11}"],
            Check = new("verhoeff", value => value.IndexOfAnyExcept(value[0]) >= 0 && Verhoeff.IsValid(value)),
            Context = new("nin", "nimc", "national identification number*", "national identity number*", "nigeria*"),
            Bare = 0,
            Alone = 0.35,
        },
    ];
}
