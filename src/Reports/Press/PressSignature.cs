using System.Security.Cryptography.X509Certificates;

namespace AuditPipeline.Reports.Press;

/// <summary>How a document is signed: PAdES baseline (ETSI EN 319 142-1), one invisible signature over the whole file.</summary>
/// <param name="Certificate">Signer, with its ECDSA private key (P-256). Owned by the caller.</param>
/// <param name="SigningTime">Claimed time, written as <c>/M</c>; proof of time comes from the timestamp only.</param>
/// <param name="Reason">Why it is signed, shown by readers.</param>
/// <param name="Location">Where it is signed, shown by readers.</param>
public sealed record PressSignature(X509Certificate2 Certificate, DateTimeOffset SigningTime, string Reason, string Location)
{
    /// <summary>Asked for a signature timestamp: takes the SHA-256 of the signature value (32 bytes), gives an RFC 3161
    /// TimeStampToken (DER) or null when no authority answered; the document is then signed without.</summary>
    public Func<byte[], byte[]?>? Timestamp { get; init; }

    /// <summary>Certificates between the signer's and a root, put into the signature for offline checking.</summary>
    public IReadOnlyList<X509Certificate2> Intermediates { get; init; } = [];
}
