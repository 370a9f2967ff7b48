using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using AuditPipeline.Reports.Press;
using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Tests.Press;

public sealed class SignatureTests
{
    private const string TimestampAttribute = "1.2.840.113549.1.9.16.2.14";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string SigningTimeAttribute = "1.2.840.113549.1.9.5";

    [Fact]
    public void Signature_is_valid_and_covers_the_whole_file()
    {
        using var pdf = WrittenPdf.Of(Sample.Everything(ReaderLanguage.English), TestSigner.Create());

        var (_, text) = Tool.Run("pdfsig", pdf.Path);

        text.ShouldContain("Signature is Valid");
        text.ShouldContain("- Total document signed");
        text.ShouldContain("ETSI.CAdES.detached");
        text.ShouldContain("SHA-256");
        text.ShouldContain("CN=Evidence seal");
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public void A_flipped_byte_is_found(double where)
    {
        using var pdf = WrittenPdf.Of(Sample.With(new ParagraphBlock("Text.")), TestSigner.Create());
        var bytes = pdf.Bytes;
        // Inside a stream the file still opens; what must fail is the signature.
        var (start, end) = Contents(bytes);
        var place = where < 0.9 ? (int)(start * where) : end + 2;
        bytes[place] ^= 0x01;
        using var changed = WrittenPdf.Of(bytes);

        var (_, text) = Tool.Run("pdfsig", changed.Path);

        text.ShouldNotContain("Signature is Valid");
    }

    [Fact]
    public void An_appended_byte_is_found()
    {
        using var pdf = WrittenPdf.Of(Sample.With(new ParagraphBlock("Text.")), TestSigner.Create());
        using var changed = WrittenPdf.Of([.. pdf.Bytes, (byte)'\n']);

        var (_, text) = Tool.Run("pdfsig", changed.Path);

        text.ShouldContain("Not total document signed");
    }

    [Fact]
    public void Container_is_what_the_platform_verifies()
    {
        var signer = TestSigner.Create();
        using var pdf = WrittenPdf.Of(Sample.With(new ParagraphBlock("Text.")), signer);

        var cms = Decode(pdf.Bytes);

        Should.NotThrow(() => cms.CheckSignature(verifySignatureOnly: true));
        var attributes = cms.SignerInfos[0].SignedAttributes.Cast<CryptographicAttributeObject>().Select(a => a.Oid.Value).ToArray();
        attributes.ShouldContain(SigningCertificateV2);
        attributes.ShouldNotContain(SigningTimeAttribute);   // PAdES baseline: the claimed time stands in /M only
        cms.SignerInfos[0].Certificate!.Thumbprint.ShouldBe(signer.Certificate.Thumbprint);
    }

    [Fact]
    public void Timestamp_is_asked_for_the_signature_value_and_kept()
    {
        byte[]? asked = null;
        var der = new AsnWriter(AsnEncodingRules.DER);
        using (der.PushSequence()) der.WriteOctetString("token"u8);
        var token = der.Encode();
        var signer = TestSigner.Create() with
        {
            Timestamp = hash =>
            {
                asked = hash;
                return token;
            },
        };
        using var pdf = WrittenPdf.Of(Sample.With(new ParagraphBlock("Text.")), signer);

        var info = Decode(pdf.Bytes).SignerInfos[0];

        asked.ShouldBe(SHA256.HashData(info.GetSignature()));
        info.UnsignedAttributes[0].Oid.Value.ShouldBe(TimestampAttribute);
        info.UnsignedAttributes[0].Values[0].RawData.ShouldBe(token);
    }

    [Fact]
    public void Silent_timestamp_authority_leaves_a_valid_signature()
    {
        using var pdf = WrittenPdf.Of(Sample.With(new ParagraphBlock("Text.")), TestSigner.Create() with { Timestamp = _ => null });

        var (_, text) = Tool.Run("pdfsig", pdf.Path);

        text.ShouldContain("Signature is Valid");
    }

    [Fact]
    public void Certificate_without_its_key_is_refused()
    {
        var signer = TestSigner.Create();
        using var bare = X509CertificateLoader.LoadCertificate(signer.Certificate.RawData);

        Action act = () => new PdfPress(TestFonts.All).Write(Sample.With(new ParagraphBlock("Text.")), Stream.Null, signer with { Certificate = bare });

        Should.Throw<ArgumentException>(act).Message.ShouldContain("P-256");
    }

    private static SignedCms Decode(byte[] pdf)
    {
        var (start, end) = Contents(pdf);
        byte[] content = [.. pdf.AsSpan(0, start), .. pdf.AsSpan(end)];
        var container = Convert.FromHexString(Encoding.ASCII.GetString(pdf, start + 1, end - start - 2));
        AsnDecoder.ReadEncodedValue(container, AsnEncodingRules.DER, out _, out _, out var length);
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.Decode(container.AsSpan(0, length));
        return cms;
    }

    private static (int Start, int End) Contents(byte[] pdf)
    {
        var range = Regex.Match(Encoding.Latin1.GetString(pdf), @"/ByteRange \[0 (\d+) (\d+) (\d+)\]");
        var numbers = range.Groups.Cast<Group>().Skip(1).Select(g => int.Parse(g.Value, CultureInfo.InvariantCulture)).ToArray();
        (numbers[1] + numbers[2]).ShouldBe(pdf.Length);
        return (numbers[0], numbers[1]);
    }
}
