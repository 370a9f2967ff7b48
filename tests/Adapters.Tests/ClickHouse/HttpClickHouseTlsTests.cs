using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Adapters.ClickHouse.Server;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Adapters.Tests.ClickHouse;

public sealed class HttpClickHouseTlsTests : IDisposable
{
    private static readonly DateTimeOffset From = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset To = new(2120, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Certificate_of_ones_own_authority_is_trusted()
    {
        using var authority = Authority("CN=ours");
        using var certificate = ServerCertificate(authority, IPAddress.Loopback);
        await using var server = Start(certificate);

        using var clickHouse = await ConnectAsync(server, Written(authority));

        clickHouse.Facts.Version.ShouldBe("26.7.3.1");
    }

    [Fact]
    public async Task Certificate_of_another_authority_is_refused_at_once()
    {
        using var authority = Authority("CN=ours");
        using var other = Authority("CN=theirs");
        using var certificate = ServerCertificate(other, IPAddress.Loopback);
        await using var server = Start(certificate);

        var failed = await Should.ThrowAsync<ClickHouseException>(async () => await ConnectAsync(server, Written(authority)));

        failed.Message.ShouldContain("certificate");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Certificate_of_another_name_is_refused()
    {
        using var authority = Authority("CN=ours");
        using var certificate = ServerCertificate(authority, IPAddress.Parse("192.0.2.1"));
        await using var server = Start(certificate);

        await Should.ThrowAsync<ClickHouseException>(async () => await ConnectAsync(server, Written(authority)));

        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Own_authority_is_not_trusted_unless_it_is_named()
    {
        using var authority = Authority("CN=ours");
        using var certificate = ServerCertificate(authority, IPAddress.Loopback);
        await using var server = Start(certificate);

        await Should.ThrowAsync<ClickHouseException>(async () => await ConnectAsync(server, null));

        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task File_without_a_certificate_is_named()
    {
        var file = folder.Below("empty.pem");
        await File.WriteAllTextAsync(file, "nothing");
        using var authority = Authority("CN=ours");
        using var certificate = ServerCertificate(authority, IPAddress.Loopback);
        await using var server = Start(certificate);

        var failed = await Should.ThrowAsync<ClickHouseException>(async () => await ConnectAsync(server, file));

        failed.Message.ShouldContain(file);
    }

    public void Dispose() => folder.Dispose();

    private static ScriptedUpstream Start(X509Certificate2 certificate)
    {
        using var facts = new RowBinaryWriter();
        facts.WriteString("26.7.3.1");
        facts.WriteStrings([]);
        var answer = System.Buffers.BuffersExtensions.ToArray(facts.Written);
        return ScriptedUpstream.Start((_, connection) => connection.AnswerAsync(200, "", answer), certificate);
    }

    private static ValueTask<HttpClickHouse> ConnectAsync(ScriptedUpstream server, string? caFile) => HttpClickHouse.ConnectAsync(
        new HttpClickHouseOptions { Address = new Uri(server.Url), CaFile = caFile, RetryFor = TimeSpan.Zero }, new SystemRandomness(), TimeProvider.System, default);

    private string Written(X509Certificate2 authority)
    {
        var file = folder.Below("ca.pem");
        File.WriteAllText(file, authority.ExportCertificatePem());
        return file;
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(From, To);
    }

    private static X509Certificate2 ServerCertificate(X509Certificate2 authority, IPAddress address)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=clickhouse", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(authority, From, To, [1, 2, 3, 4]);
        using var withKey = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pfx), null);
    }
}
