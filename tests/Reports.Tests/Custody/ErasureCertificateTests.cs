using System.Text;
using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Log;
using AuditPipeline.Reports.Custody;
using AuditPipeline.Reports.Tests.Press;

namespace AuditPipeline.Reports.Tests.Custody;

public sealed class ErasureCertificateTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    [Theory]
    [InlineData("en", "Certificate of erasure", "The content of 5 records was erased; 2 are kept under legal hold", "copies end by themselves, at the latest until 11 March 2026")]
    [InlineData("nl", "Verklaring van wissing", "De inhoud van 5 records is gewist; 2 worden bewaard", "kopieën eindigen vanzelf, uiterlijk tot 11 maart 2026")]
    public void Certificate_tells_what_went_where_it_was_looked_and_what_is_kept(string language, string title, string notice, string until)
    {
        using var pdf = WrittenPdf.Of(Document(Order(), language));

        var text = string.Join(' ', pdf.Text().Split((char[])[' ', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries));
        text.ShouldContain(title);
        text.ShouldContain(notice);
        text.ShouldContain(until);
        text.ShouldContain("e-0123456789abcdef");
        text.ShouldContain("018f5c1e-7c00-7abc-8def-0123456789ab");
        text.ShouldContain("eu-ai-act-deployer-20260301-000000-00000000");
        text.ShouldContain("\"type\":\"erasure\"");
        pdf.Receipt.Marks.ShouldBe(0);
        if (Environment.GetEnvironmentVariable("AUDIT_KEEP_PDF") is { } folder) File.Copy(pdf.Path, Path.Combine(folder, $"certificate.{language}.pdf"), overwrite: true);
    }

    [Fact]
    public void Each_state_place_and_finding_has_a_word_in_each_language()
    {
        foreach (var words in (CertificateWords[])[CertificateWords.English, CertificateWords.Dutch])
        {
            words.States.Keys.ShouldBe(Enum.GetValues<ErasureState>(), ignoreOrder: true);
            words.PlaceNames.Keys.ShouldBe(Enum.GetValues<StoragePlace>(), ignoreOrder: true);
            words.Findings.Keys.ShouldBe(Enum.GetValues<PlaceFinding>(), ignoreOrder: true);
        }
    }

    [Fact]
    public void Order_that_destroyed_nothing_says_so()
    {
        var order = Order() with { KeyStatement = null, RecordStatement = null, KekId = null };

        using var pdf = WrittenPdf.Of(ErasureCertificateDocument.Create(order, null, "Acme", "audit.test/anchor", "test", "en"));

        string.Join(' ', pdf.Text().Split((char[])[' ', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries)).ShouldContain("nothing was destroyed and nothing is stated");
    }

    private static Reports.Press.Model.PressDocument Document(ErasureOrder order, string language)
    {
        var leaf = OperatorStatement.KeyErased(order.KekId!, 5, order.Id, order.Basis, ("dpo", "counsel"), At);
        return ErasureCertificateDocument.Create(
            order, new StatedLeaf(7, leaf, Encoding.ASCII.GetBytes("c2sp.org/tlog-proof@v1\n")), "Voorbeeld B.V.", "audit.test/anchor", "test", language);
    }

    private static ErasureOrder Order() => new()
    {
        Id = "e-0123456789abcdef", Tenant = "acme", Subject = "0123456789abcdef0123456789abcdef", Basis = "GDPR-17", Reference = "AVG-2026-17",
        RequestedBy = "dpo", RequestedAt = At, DueAt = At.AddMonths(1), ApprovedBy = "counsel", ApprovedAt = At.AddHours(1), State = ErasureState.Held,
        KekId = "00112233445566778899aabbccddeeff", KeyStatement = 7, Before = new(7, 7, 7, 14),
        Report = new ErasureReport(
            At.AddHours(1), 5,
            [
                new(StoragePlace.KeyRing, 1, 1, PlaceFinding.Kept), new(StoragePlace.RecordKeys, 14, 0, PlaceFinding.Gone),
                new(StoragePlace.Content, 7, 0, PlaceFinding.Gone), new(StoragePlace.Originals, 7, 0, PlaceFinding.Gone),
                new(StoragePlace.OldFiles, -1, 0, PlaceFinding.Gone), new(StoragePlace.Queue, -1, -1, PlaceFinding.Expires, At.AddDays(7)),
                new(StoragePlace.Backups, -1, -1, PlaceFinding.Unbounded),
            ],
            [new("018f5c1e-7c00-7abc-8def-0123456789ab", "h-1"), new("018f5c1e-7c00-7abc-8def-0123456789ac", "h-1")], 2,
            ["eu-ai-act-deployer-20260301-000000-00000000"]),
    };
}
