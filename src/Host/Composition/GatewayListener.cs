using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AuditPipeline.Host.Commands;
using AuditPipeline.Host.Settings;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace AuditPipeline.Host.Composition;

/// <summary>Where and how the gateway listens: HTTP/1.1 in the clear, or with a certificate HTTP/1.1 and HTTP/2; HTTP/2 in the clear has a
/// port of its own, since without TLS nothing tells the two apart before the first byte.</summary>
internal sealed record GatewayListener(IPEndPoint EndPoint, IPEndPoint? Http2, X509Certificate2Collection Certificates)
{
    /// <summary>More than the default of 100: one connection of a busy caller may carry all its streams.</summary>
    private const int StreamsPerConnection = 1_000;

    /// <exception cref="CommandFailure">The certificate cannot be used.</exception>
    public static GatewayListener Of(AuditSettings settings, string settingsFolder)
    {
        var http2 = settings.Listen.GatewayHttp2 is { } text ? IPEndPoint.Parse(text) : null;
        return new GatewayListener(IPEndPoint.Parse(settings.Listen.Gateway), http2, Load(settings.Gateway, settingsFolder));
    }

    public void Configure(IWebHostBuilder web)
    {
        if (Certificates.Count > 0) web.UseKestrelHttpsConfiguration();
        web.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.Http2.MaxStreamsPerConnection = StreamsPerConnection;
            kestrel.Listen(EndPoint, listen =>
            {
                listen.Protocols = Certificates.Count > 0 ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1;
                if (Certificates.Count > 0)
                    listen.UseHttps(https => (https.ServerCertificate, https.ServerCertificateChain) = (Certificates[0], Certificates));
            });
            if (Http2 is not null) kestrel.Listen(Http2, listen => listen.Protocols = HttpProtocols.Http2);
        });
    }

    private static X509Certificate2Collection Load(GatewaySettings settings, string folder)
    {
        if (settings.Certificate is null || settings.CertificateKey is null) return [];

        var (certificate, key) = (Path.GetFullPath(settings.Certificate, folder), Path.GetFullPath(settings.CertificateKey, folder));
        try
        {
            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(certificate);
            return [X509Certificate2.CreateFromPemFile(certificate, key), .. chain.Skip(1)];
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandFailure($"gateway.certificate {certificate} with gateway.certificate_key {key} cannot be used: {e.Message}", ExitCode.Usage);
        }
    }
}
