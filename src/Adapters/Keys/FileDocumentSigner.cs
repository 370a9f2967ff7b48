using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Adapters.Keys;

/// <summary>The certificate that signs PDFs, as files: PKCS#8 key (RFC 5958) and a self-signed certificate (RFC 5280), both DER.
/// Self-signed: it shows that documents come from one holder; who that is, the reader learns by comparing its fingerprint.</summary>
public sealed class FileDocumentSigner : IDocumentSigner, IDisposable
{
    public const string KeyFileName = "document.key";
    public const string CertificateFileName = "document.cer";
    public const string Subject = "CN=AuditPipeline document signing";

    private const int Years = 10;

    private FileDocumentSigner(X509Certificate2 certificate) => Certificate = certificate;

    public X509Certificate2 Certificate { get; }

    /// <summary>Reads key and certificate, making both on the first start: valid from then for ten years.</summary>
    /// <exception cref="KeyFolderException">A file is open to others, unreadable, or the two do not belong together; or the
    /// certificate has run out.</exception>
    public static FileDocumentSigner Open(KeyFolder folder, IRandomness randomness, TimeProvider clock)
    {
        using var key = ReadKey(folder);
        var now = clock.GetUtcNow();
        if (folder.Read(CertificateFileName) is not { } bytes)
            folder.Create(CertificateFileName, bytes = MakeCertificate(key, randomness, now));

        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(bytes);
            if (now > new DateTimeOffset(certificate.NotAfter.ToUniversalTime()))
                throw new KeyFolderException(
                    $"certificate {folder.PathOf(CertificateFileName)} has run out; keep it for readers of older documents, "
                    + "move it away, and a new one is made at the next start");
            return new FileDocumentSigner(certificate.CopyWithPrivateKey(key));
        }
        catch (Exception broken) when (broken is CryptographicException or ArgumentException)
        {
            throw new KeyFolderException(
                $"{folder.PathOf(CertificateFileName)} is not the certificate of {KeyFileName}; put the right file back", broken);
        }
    }

    public void Dispose() => Certificate.Dispose();

    private static ECDsa ReadKey(KeyFolder folder)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (folder.Read(KeyFileName) is { } stored)
        {
            try
            {
                key.ImportPkcs8PrivateKey(stored, out _);
            }
            catch (CryptographicException)
            {
                key.Dispose();
                throw folder.Unusable(KeyFileName, "it is not a PKCS#8 private key");
            }
            finally
            {
                CryptographicOperations.ZeroMemory(stored);
            }

            return key;
        }

        var made = key.ExportPkcs8PrivateKey();
        folder.Create(KeyFileName, made);
        CryptographicOperations.ZeroMemory(made);
        return key;
    }

    private static byte[] MakeCertificate(ECDsa key, IRandomness randomness, DateTimeOffset now)
    {
        var request = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));

        var serial = new byte[16];
        randomness.Fill(serial);
        serial[0] = (byte)((serial[0] & 0x7f) | 0x40);   // positive and of full length (RFC 5280 section 4.1.2.2)
        using var certificate = request.Create(
            request.SubjectName, X509SignatureGenerator.CreateForECDsa(key), now, now.AddYears(Years), serial);
        return certificate.Export(X509ContentType.Cert);
    }
}
