using System.Collections.Frozen;

namespace AuditPipeline.Processor.Redact;

/// <summary>The kinds that <see cref="DetectorCatalogue"/> tells; settings may name no other.</summary>
public static class EntityKinds
{
    public static IReadOnlySet<string> All { get; } = FrozenSet.ToFrozenSet(
        [
            "API_KEY", "CREDIT_CARD", "EMAIL_ADDRESS", "IBAN_CODE", "IP_ADDRESS", "JWT", "NL_BSN", "PASSWORD", "PHONE_NUMBER", "PRIVATE_KEY", "URL",
        ],
        StringComparer.Ordinal);
}
