using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace AuditPipeline.Verify;

/// <summary>Checks an RFC 3161 token against given roots only: no network, no trust of the machine's own.</summary>
public static class TimestampToken
{
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    private const int MaxBytes = 256 * 1024;

    /// <summary>The time of the token, or null with the fault named when it does not stamp the data under one of the roots.</summary>
    /// <param name="response">A <c>TimeStampResp</c>, DER (RFC 3161 section 2.4.2).</param>
    /// <param name="data">What was stamped.</param>
    /// <param name="roots">Trusted roots; with none, nothing is trusted.</param>
    /// <param name="fault">Why not, or null.</param>
    public static DateTimeOffset? Verify(
        ReadOnlyMemory<byte> response, ReadOnlySpan<byte> data, X509Certificate2Collection roots, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(roots);
        if (Decode(response, out fault) is not { } token) return null;
        try
        {
            if (!token.VerifySignatureForData(data, out var signer))
            {
                fault = "token does not stamp this anchor checkpoint, or its signature is bad";
                return null;
            }

            var time = token.TokenInfo.Timestamp;
            if (!IsTrusted(signer, token, roots, time))
            {
                fault = "token's certificate does not lead to a given timestamp root";
                return null;
            }

            return time;
        }
        catch (CryptographicException)
        {
            fault = "token cannot be checked";
            return null;
        }
    }

    private static Rfc3161TimestampToken? Decode(ReadOnlyMemory<byte> response, out string? fault)
    {
        fault = "not a timestamp response";
        if (response.Length > MaxBytes) return null;
        try
        {
            var outer = new AsnReader(response, AsnEncodingRules.BER);
            var sequence = outer.ReadSequence();
            outer.ThrowIfNotEmpty();
            if (!sequence.ReadSequence().TryReadInt32(out var status) || status is not (0 or 1))
            {
                fault = "the timestamp authority did not grant a token";
                return null;
            }

            var encoded = sequence.ReadEncodedValue();
            sequence.ThrowIfNotEmpty();
            if (!Rfc3161TimestampToken.TryDecode(encoded, out var token, out var consumed) || consumed != encoded.Length) return null;
            fault = null;
            return token;
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException)
        {
            return null;
        }
    }

    private static bool IsTrusted(
        X509Certificate2 signer, Rfc3161TimestampToken token, X509Certificate2Collection roots, DateTimeOffset time)
    {
        if (roots.Count == 0) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ExtraStore.AddRange(token.AsSignedCms().Certificates);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = time.UtcDateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(TimeStamping));
        return chain.Build(signer);
    }
}
