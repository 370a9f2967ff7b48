using System.Security.Cryptography.X509Certificates;

namespace AuditPipeline.Core.Ports;

/// <summary>Holds the certificate that signs PDFs: ECDSA P-256, with its private key. Not the log key, nor derived from it.</summary>
public interface IDocumentSigner
{
    /// <summary>Certificate with a usable private key; owned by the adapter.</summary>
    X509Certificate2 Certificate { get; }
}
