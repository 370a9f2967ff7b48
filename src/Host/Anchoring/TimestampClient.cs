using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Ports;
using AuditPipeline.Verify;

namespace AuditPipeline.Host.Anchoring;

/// <summary>RFC 3161 over HTTP (section 3.4). A token is given on only after nonce, hash, policy, signature and certificates were checked, the last
/// as <c>./audit verify</c> checks them.</summary>
internal sealed class TimestampClient : ITimestampAuthority, IDisposable
{
    private const string QueryType = "application/timestamp-query";
    private const int NonceBytes = 16;
    private const int LargestAnswer = 256 * 1024;

    private readonly OutsideHttp http;
    private readonly IRandomness randomness;
    private readonly X509Certificate2Collection roots = [];
    private readonly Oid? policy;

    /// <param name="rootsPem">Certificates that tokens lead to; at least one.</param>
    /// <param name="policy">Policy the token must be under; null: the authority's own.</param>
    /// <exception cref="CryptographicException">The text holds no certificate.</exception>
    public TimestampClient(Uri url, string rootsPem, Oid? policy, IRandomness randomness, TimeProvider time)
    {
        roots.ImportFromPem(rootsPem);
        if (roots.Count == 0) throw new CryptographicException("it holds no certificate (PEM)");
        (Url, RootsPem, this.policy, this.randomness) = (url, rootsPem, policy, randomness);
        http = new OutsideHttp(time, LargestAnswer);
    }

    public Uri Url { get; }

    public string RootsPem { get; }

    public async ValueTask<AnchorToken> StampAsync(ReadOnlyMemory<byte> data, CancellationToken cancellation)
    {
        var query = Query(data.Span);
        using var request = new HttpRequestMessage(HttpMethod.Post, Url) { Content = new ByteArrayContent(query.Encode()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(QueryType);
        var (status, _, answer) = await http.SendAsync(request, cancellation);
        if (status != 200) throw new AnchorFaultException($"http_{status}", "no token");

        Accept(query, answer);
        return TimestampToken.Verify(answer, data.Span, roots, out var fault) is { } time
            ? new AnchorToken(answer, time)
            : throw new AnchorFaultException(AnchorTrouble.Untrusted, fault!);
    }

    public void Dispose()
    {
        http.Dispose();
        foreach (var root in roots) root.Dispose();
    }

    private Rfc3161TimestampRequest Query(ReadOnlySpan<byte> data)
    {
        var nonce = new byte[NonceBytes];
        randomness.Fill(nonce);
        nonce[0] = (byte)(nonce[0] & 0x7F | 0x40);   // a positive integer of full length, in one spelling
        return Rfc3161TimestampRequest.CreateFromData(data, HashAlgorithmName.SHA256, policy, nonce, requestSignerCertificates: true);
    }

    // Checks status, nonce, hash and the policy asked for.
    private static void Accept(Rfc3161TimestampRequest query, byte[] answer)
    {
        try
        {
            query.ProcessResponse(answer, out var read);
            if (read != answer.Length) throw new AnchorFaultException(AnchorTrouble.BadAnswer, "bytes follow the token");
        }
        catch (CryptographicException e)
        {
            throw new AnchorFaultException(AnchorTrouble.Refused, e.Message);
        }
    }
}
