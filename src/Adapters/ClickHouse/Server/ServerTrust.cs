using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AuditPipeline.Adapters.ClickHouse.Server;

/// <summary>Which certificates a server may show. Its name is always compared with the address.</summary>
internal static class ServerTrust
{
    /// <exception cref="ClickHouseException">The file cannot be read or holds no certificate.</exception>
    public static SslClientAuthenticationOptions Of(string? caFile)
    {
        var options = new SslClientAuthenticationOptions();
        if (caFile is null) return options;

        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(caFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ClickHouseException($"The file of certificate authorities {caFile} cannot be read: {e.Message}", e);
        }

        if (authorities.Count == 0) throw new ClickHouseException($"The file of certificate authorities {caFile} holds no certificate in PEM form.");
        var policy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,   // an authority of one's own rarely publishes a list, and a dead list must not stop the store
        };
        policy.CustomTrustStore.AddRange(authorities);
        options.CertificateChainPolicy = policy;
        return options;
    }
}
