using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AuditPipeline.Adapters.Keys;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Adapters.Tests.Keys;

public sealed class FileDocumentSignerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SystemRandomness _randomness = new();
    private readonly SetClock _clock = new(Calls.Morning);
    private readonly KeyFolder _keys;

    public FileDocumentSignerTests() => _keys = KeyFolder.Open(_folder.Below("keys"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void First_start_makes_a_certificate_for_signing_documents_only()
    {
        using var signer = FileDocumentSigner.Open(_keys, _randomness, _clock);

        var certificate = signer.Certificate;
        var usage = certificate.Extensions.OfType<X509KeyUsageExtension>().ShouldHaveSingleItem();

        certificate.Subject.ShouldBe("CN=AuditPipeline document signing");
        certificate.Issuer.ShouldBe(certificate.Subject);
        usage.Critical.ShouldBeTrue();
        usage.KeyUsages.ShouldBe(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation);
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().ShouldHaveSingleItem().CertificateAuthority.ShouldBeFalse();
        new DateTimeOffset(certificate.NotBefore).ShouldBe(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero));
        new DateTimeOffset(certificate.NotAfter).ShouldBe(new DateTimeOffset(2036, 3, 2, 9, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Later_starts_sign_with_the_same_certificate()
    {
        using var first = FileDocumentSigner.Open(_keys, _randomness, _clock);
        using var again = FileDocumentSigner.Open(_keys, _randomness, _clock);
        var document = "%PDF"u8.ToArray();

        using var signing = again.Certificate.GetECDsaPrivateKey()!;
        using var verifying = first.Certificate.GetECDsaPublicKey()!;
        var signature = signing.SignData(document, HashAlgorithmName.SHA256);

        again.Certificate.Thumbprint.ShouldBe(first.Certificate.Thumbprint);
        verifying.VerifyData(document, signature, HashAlgorithmName.SHA256).ShouldBeTrue();
    }

    [Fact]
    public void Crash_between_key_and_certificate_is_mended_by_the_next_start()
    {
        using (FileDocumentSigner.Open(_keys, _randomness, _clock)) { }
        File.Delete(_keys.PathOf("document.cer"));

        using var signer = FileDocumentSigner.Open(_keys, _randomness, _clock);

        signer.Certificate.HasPrivateKey.ShouldBeTrue();
    }

    [Fact]
    public void Certificate_of_another_key_is_refused()
    {
        using (FileDocumentSigner.Open(_keys, _randomness, _clock)) { }
        File.Delete(_keys.PathOf("document.key"));

        var refused = Should.Throw<KeyFolderException>(() => FileDocumentSigner.Open(_keys, _randomness, _clock));

        refused.Message.ShouldContain("document.cer");
    }

    [Fact]
    public void Certificate_that_has_run_out_is_refused()
    {
        using (FileDocumentSigner.Open(_keys, _randomness, _clock)) { }
        _clock.Now = Calls.Morning.AddYears(11);

        var refused = Should.Throw<KeyFolderException>(() => FileDocumentSigner.Open(_keys, _randomness, _clock));

        refused.Message.ShouldContain("has run out");
    }

    [Fact]
    public void File_that_is_no_key_is_refused()
    {
        _keys.Create("document.key", [1, 2, 3]);

        var refused = Should.Throw<KeyFolderException>(() => FileDocumentSigner.Open(_keys, _randomness, _clock));

        refused.Message.ShouldContain("PKCS#8");
    }
}
