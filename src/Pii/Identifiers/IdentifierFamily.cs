using AuditPipeline.Pii.Identifiers.Europe;
using AuditPipeline.Pii.Identifiers.World;

namespace AuditPipeline.Pii.Identifiers;

/// <summary>Numbers that stand for one person, company, account or thing.</summary>
internal static class IdentifierFamily
{
    internal static IReadOnlyList<IRecognizer> All { get; } =
    [
        new IbanRecognizer(),
        new CreditCardRecognizer(),
        new BicRecognizer(),
        new MrzRecognizer(),
        new IdentifierRecognizer("identifiers", [.. EuropeRules.All, .. WorldRules.All]),
        new CryptoRecognizer(),
        new LabelledIdRecognizer(),
    ];
}
