using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AuditPipeline.Integration.Tests.Harness;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Integration.Tests;

public sealed class ProtocolTests
{
    [Fact]
    public async Task Callers_may_speak_http_1_and_http_2_with_and_without_tls()
    {
        using var folder = new TemporaryFolder();
        var (certificate, key) = Certificate(folder);
        await using var upstream = Upstreams.Chat();
        await using var plain = new Deployment(upstream.As("openai"));
        plain.Listen("gateway_http2: 127.0.0.1:0");
        await plain.StartAsync();
        await using var secured = await Deployment.StartedAsync(upstream.As("openai"), $"certificate: {certificate}", $"certificate_key: {key}");

        var pinned = X509CertificateLoader.LoadCertificateFromFile(certificate).Thumbprint;
        (await AskAsync(plain.Gateway, HttpVersion.Version11, pinned)).ShouldBe((HttpStatusCode.OK, HttpVersion.Version11));
        (await AskAsync(plain.Program!.Http2, HttpVersion.Version20, pinned)).ShouldBe((HttpStatusCode.OK, HttpVersion.Version20));
        (await AskAsync(secured.Gateway, HttpVersion.Version11, pinned)).ShouldBe((HttpStatusCode.OK, HttpVersion.Version11));
        (await AskAsync(secured.Gateway, HttpVersion.Version20, pinned)).ShouldBe((HttpStatusCode.OK, HttpVersion.Version20));

        (await plain.Api.RecordedAsync(2)).ShouldAllBe(record => record.Outcome() == "completed");
        (await secured.Api.RecordedAsync(2)).ShouldAllBe(record => record.Outcome() == "completed");
    }

    [Fact]
    public async Task Certificate_that_cannot_be_used_stops_the_start_and_is_named()
    {
        await using var deployment = new Deployment(new Dictionary<string, string>(), "certificate: nowhere.pem", "certificate_key: nowhere.key");

        var result = await AuditProgram.RunAsync("up", "--config", deployment.Config);

        result.ExitCode.ShouldBe(2, result.Errors);
        result.Errors.ShouldContain("gateway.certificate");
        result.Errors.ShouldContain("nowhere.pem");
    }

    private static async Task<(HttpStatusCode Status, Version Version)> AskAsync(Uri gateway, Version version, string pinned)
    {
        using var client = new HttpClient(new SocketsHttpHandler
        {
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, found, _, _) => found?.GetCertHashString() == pinned },
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway, "v1/chat/completions"))
        {
            Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new StringContent(Caller.Chat("Hello")),
        };
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, answer.Version);
    }

    private static (string Certificate, string Key) Certificate(TemporaryFolder folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(folder.Below("chain.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(folder.Below("key.pem"), key.ExportPkcs8PrivateKeyPem());
        return (folder.Below("chain.pem"), folder.Below("key.pem"));
    }
}
