using AuditPipeline.Pii.Checks;
using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.World;

/// <summary>Numbers of South Africa.</summary>
internal static class SouthAfrica
{
    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            Name = "za-id",
            Entity = "ZA_ID_NUMBER",
            Shapes = [@"\d{10}[0-2]\d{2}", @"\d{6} \d{4} [0-2]\d{2}", @"\d{6} \d{4} [0-2] ?\d ?\d", @"\d{6}-\d{4}-[0-2]\d{2}"],
            Check = new("birth-date-and-luhn", value => BirthDate.IsDay(value) && Luhn.IsValid(value)),
            Context = new("south africa*", "sa id*", "rsa id*", "rsa", "id number*", "id no", "identity number*", "identity document*",
                "identity", "id"),
            Bare = 0.5,
            Alone = 0.65,
            Named = 0.96,
        },
    ];
}
