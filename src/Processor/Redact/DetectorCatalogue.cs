using System.Security.Cryptography;
using System.Text;
using AuditPipeline.Core.Redaction;
using AuditPipeline.Processor.Redact.Detectors;

namespace AuditPipeline.Processor.Redact;

/// <summary>All detectors, in one list. A new one is added here, and nowhere else.</summary>
public static class DetectorCatalogue
{
    /// <summary>Goes up by one whenever a detector finds other things than before.</summary>
    private const int Engine = 1;

    /// <summary>Thread-safe; used for every text.</summary>
    public static IReadOnlyList<IDetector> All { get; } =
    [
        new EmailDetector(),
        new IbanDetector(),
        new CreditCardDetector(),
        new PhoneDetector(),
        new IpAddressDetector(),
        new UrlDetector(),
        new BsnDetector(),
        new ApiKeyDetector(),
        new AssignedSecretDetector(),
        new JwtDetector(),
        new PrivateKeyDetector(),
        new PasswordDetector(),
    ];

    /// <summary>Version of engine and rules together: engine number and eight hex digits of SHA-256 over the names of the detectors and the
    /// forms of keys.</summary>
    public static string Version { get; } = $"pii-{Engine}-{Fingerprint()}";

    private static string Fingerprint()
    {
        var rules = string.Join('\n', All.Select(d => d.Name).Concat(KeyShapes.All.Select(s => s.ToString())));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rules)).AsSpan(0, 4));
    }
}
