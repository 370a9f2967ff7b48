using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AuditPipeline.Reports.Press.Signing;

/// <summary>A detached CMS SignedData (RFC 5652) over a digest that is already known, with the attributes PAdES baseline asks for:
/// content-type, message-digest and signing-certificate-v2 (RFC 5035); the claimed time stands in the PDF, not here (ETSI EN
/// 319 142-1, 6.3). Written out because <c>SignedCms</c> would need the whole file in memory.</summary>
internal static class CadesContainer
{
    private const string SignedData = "1.2.840.113549.1.7.2";
    private const string Data = "1.2.840.113549.1.7.1";
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string MessageDigest = "1.2.840.113549.1.9.4";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string SignatureTimestamp = "1.2.840.113549.1.9.16.2.14";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";

    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1, isConstructed: true);

    /// <summary>The container as DER.</summary>
    /// <param name="digest">SHA-256 of the signed bytes.</param>
    /// <param name="signature">Signer and timestamp hook.</param>
    /// <exception cref="ArgumentException">The certificate has no ECDSA P-256 private key.</exception>
    public static byte[] Create(byte[] digest, PressSignature signature)
    {
        using var key = signature.Certificate.GetECDsaPrivateKey();
        if (key is not { KeySize: 256 })
        {
            throw new ArgumentException("The signing certificate needs its ECDSA P-256 private key.", nameof(signature));
        }

        var attributes = Attributes(digest, signature.Certificate);
        var value = key.SignData(attributes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var token = signature.Timestamp?.Invoke(SHA256.HashData(value));

        var der = new AsnWriter(AsnEncodingRules.DER);
        using (der.PushSequence())
        {
            der.WriteObjectIdentifier(SignedData);
            using (der.PushSequence(Zero))
            using (der.PushSequence())
            {
                der.WriteInteger(1);
                using (der.PushSetOf()) Algorithm(der, Sha256);
                using (der.PushSequence()) der.WriteObjectIdentifier(Data);   // no content: detached
                using (der.PushSetOf(Zero))
                {
                    der.WriteEncodedValue(signature.Certificate.RawData);
                    foreach (var certificate in signature.Intermediates) der.WriteEncodedValue(certificate.RawData);
                }

                using (der.PushSetOf()) SignerInfo(der, signature.Certificate, attributes, value, token);
            }
        }

        return der.Encode();
    }

    private static void SignerInfo(AsnWriter der, X509Certificate2 certificate, byte[] attributes, byte[] value, byte[]? token)
    {
        using (der.PushSequence())
        {
            der.WriteInteger(1);
            IssuerAndSerial(der, certificate);
            Algorithm(der, Sha256);
            // Signed as a SET, sent under an implicit tag (RFC 5652, 5.4): only the first byte differs.
            byte[] tagged = [0xA0, .. attributes.AsSpan(1)];
            der.WriteEncodedValue(tagged);
            Algorithm(der, EcdsaWithSha256);
            der.WriteOctetString(value);
            if (token is null) return;
            using (der.PushSetOf(One)) Attribute(der, SignatureTimestamp, set => set.WriteEncodedValue(token));
        }
    }

    private static byte[] Attributes(byte[] digest, X509Certificate2 certificate)
    {
        var der = new AsnWriter(AsnEncodingRules.DER);
        using (der.PushSetOf())
        {
            Attribute(der, ContentType, set => set.WriteObjectIdentifier(Data));
            Attribute(der, MessageDigest, set => set.WriteOctetString(digest));
            Attribute(der, SigningCertificateV2, set =>
            {
                using (set.PushSequence())
                using (set.PushSequence())
                using (set.PushSequence())
                {
                    // The hash algorithm is left out: SHA-256 is its default, and DER omits defaults.
                    set.WriteOctetString(SHA256.HashData(certificate.RawData));
                    using (set.PushSequence())
                    {
                        using (set.PushSequence())
                        using (set.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 4, isConstructed: true)))
                        {
                            set.WriteEncodedValue(certificate.IssuerName.RawData);
                        }

                        set.WriteInteger(certificate.SerialNumberBytes.Span);
                    }
                }
            });
        }

        return der.Encode();
    }

    private static void Attribute(AsnWriter der, string type, Action<AsnWriter> value)
    {
        using (der.PushSequence())
        {
            der.WriteObjectIdentifier(type);
            using (der.PushSetOf()) value(der);
        }
    }

    private static void IssuerAndSerial(AsnWriter der, X509Certificate2 certificate)
    {
        using (der.PushSequence())
        {
            der.WriteEncodedValue(certificate.IssuerName.RawData);
            der.WriteInteger(certificate.SerialNumberBytes.Span);
        }
    }

    private static void Algorithm(AsnWriter der, string oid)
    {
        using (der.PushSequence()) der.WriteObjectIdentifier(oid);
    }
}
