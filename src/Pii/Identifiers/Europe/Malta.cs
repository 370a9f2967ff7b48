using AuditPipeline.Pii.Words;

namespace AuditPipeline.Pii.Identifiers.Europe;

/// <summary>Numbers of Malta.</summary>
internal static class Malta
{
    internal static IReadOnlyList<IdentifierRule> Rules { get; } =
    [
        new()
        {
            // Identity Card Act: a running number and a letter for how one came to it; nothing checks it.
            Name = "mt-id-card",
            Entity = "MT_ID_CARD",
            Shapes = [@"\d{3,7}[ \-]?[ABGHLMPZ]"],
            Context = new("karta tal-identit*", "maltese id*", "malta id*", "karta ta' l-identit*"),
            Kind = NumberWords.IdCard,
            Country = Countries.Malta,
            Bare = 0,
        },
    ];
}
