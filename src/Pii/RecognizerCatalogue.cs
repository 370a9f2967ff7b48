using AuditPipeline.Pii.Identifiers;
using AuditPipeline.Pii.Net;
using AuditPipeline.Pii.Phones;
using AuditPipeline.Pii.Secrets;

namespace AuditPipeline.Pii;

/// <summary>All recognisers that come with the product. A new one is added to the list of its family, and nowhere else.</summary>
public static class RecognizerCatalogue
{
    public static IReadOnlyList<IRecognizer> All { get; } =
    [
        .. NetFamily.All,
        .. SecretFamily.All,
        .. IdentifierFamily.All,
        .. PhoneFamily.All,
    ];
}
