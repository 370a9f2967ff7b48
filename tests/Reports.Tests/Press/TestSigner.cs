using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AuditPipeline.Reports.Press;

namespace AuditPipeline.Reports.Tests.Press;

/// <summary>A self-signed P-256 certificate made for one test run.</summary>
internal static class TestSigner
{
    public static readonly DateTimeOffset SigningTime = new(2026, 11, 22, 14, 5, 9, TimeSpan.Zero);

    public static PressSignature Create()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Evidence seal, O=Example BV, C=NL", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
        var certificate = request.CreateSelfSigned(SigningTime.AddYears(-1), SigningTime.AddYears(5));
        return new PressSignature(certificate, SigningTime, "Seals the evidence pack", "Utrecht");
    }
}
