using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AuditPipeline.Core.Cryptography;
using AuditPipeline.Core.Custody;
using AuditPipeline.Reports.Press;
using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Custody;

/// <summary>The certificate of one erasure as a document for people. Every figure comes from the order's report.</summary>
internal static class ErasureCertificateDocument
{
    /// <param name="order">With its report.</param>
    /// <param name="stated">The statement and its proof; null when there is none.</param>
    /// <param name="controller">Legal person.</param>
    /// <param name="anchor">Origin of the anchor log.</param>
    /// <param name="producer">Program and version.</param>
    /// <param name="language"><c>en</c> or <c>nl</c>.</param>
    public static PressDocument Create(
        ErasureOrder order, StatedLeaf? stated, string controller, string anchor, string producer, string language)
    {
        var words = CertificateWords.Of(language);
        var format = ReaderFormat.For(words.Language);
        var report = order.Report!;
        var id = SHA256.HashData(Encoding.UTF8.GetBytes(order.Id));
        var instance = SHA256.HashData(Encoding.UTF8.GetBytes($"{order.Id} {language} {report.At:O}"));
        return new PressDocument
        {
            Title = words.Title,
            Language = words.Language,
            PackId = order.Id,
            RunningHead = words.Title,
            Author = controller,
            Producer = producer,
            Created = report.At,
            DocumentId = new Guid(id.AsSpan(0, 16), bigEndian: true),
            InstanceId = new Guid(instance.AsSpan(0, 16), bigEndian: true),
            Contents = false,
            Blocks = [Cover(order, report, controller, words, format), .. Places(report, words, format), .. Kept(report, words, format), .. Proof(order, stated, anchor, words)],
        };
    }

    private static CoverBlock Cover(ErasureOrder order, ErasureReport report, string controller, CertificateWords words, ReaderFormat format)
    {
        List<KeyValue> facts =
        [
            new(words.Order, [Run.Mono(order.Id)]),
            new(words.Controller, controller),
            order.Subject is { } subject
                ? new(words.Person, [Run.Mono(subject)])
                : new(words.SingleRecords, format.Number(order.Records.Count)),
            new(words.Basis, order.Basis),
            new(words.Reference, order.Reference ?? words.None),
            new(words.Requested, By(words, format, order.RequestedAt, order.RequestedBy)),
            new(words.Approved, By(words, format, order.ApprovedAt ?? report.At, order.ApprovedBy ?? "")),
            new(words.Due, format.Time(order.DueAt)),
            new(words.Looked, format.Time(report.At)),
            new(words.State, words.States[order.State]),
        ];
        var (badge, title) = order.State switch
        {
            ErasureState.Done => (BadgeShape.Full, string.Format(CultureInfo.InvariantCulture, words.NoticeDone, format.Number(report.Erased))),
            ErasureState.Held => (
                BadgeShape.Half,
                string.Format(CultureInfo.InvariantCulture, words.NoticeHeld, format.Number(report.Erased), format.Number(report.HeldCount))),
            _ => (BadgeShape.Triangle, words.NoticeOpen),
        };
        return new CoverBlock(words.Title, words.Subtitle, facts, new CoverNotice(badge, title, [words.NoticeText]), null);
    }

    private static IEnumerable<PressBlock> Places(ErasureReport report, CertificateWords words, ReaderFormat format)
    {
        yield return new HeadingBlock(1, words.Places);
        yield return new ParagraphBlock(words.PlacesText);
        yield return new TableBlock(
            null,
            [new(words.Place, 2.2, NamesRow: true), new(words.Before, Align: CellAlign.End), new(words.After, Align: CellAlign.End), new(words.Finding, 3)],
            report.Places.Select(p => new TableRow(
                words.PlaceNames[p.Place], Count(p.Before), Count(p.After), TableCell.Status(Badge(p.Finding), Found(p)))));

        string Count(long count) => count < 0 ? words.NotCounted : format.Number(count);

        string Found(ErasedPlace place) => place.Until is { } until
            ? $"{words.Findings[place.Finding]}, {string.Format(CultureInfo.InvariantCulture, words.Until, format.Time(until))}"
            : words.Findings[place.Finding];
    }

    private static IEnumerable<PressBlock> Kept(ErasureReport report, CertificateWords words, ReaderFormat format)
    {
        yield return new HeadingBlock(1, words.Kept);
        yield return new ParagraphBlock(words.KeptRows);
        yield return new ParagraphBlock(report.HeldCount == 0
            ? words.KeptNone
            : string.Format(CultureInfo.InvariantCulture, words.KeptText, format.Number(report.HeldCount), format.Number(report.Held.Count)));
        if (report.Held.Count > 0)
            yield return new TableBlock(
                null, [new(words.Record, 2, NamesRow: true), new(words.Hold)],
                report.Held.Select(h => new TableRow(TableCell.Mono(h.Id), TableCell.Mono(h.Hold))));

        yield return new HeadingBlock(1, words.Packs);
        if (report.WithdrawnPacks.Count == 0)
        {
            yield return new ParagraphBlock(words.NoPacks);
            yield break;
        }

        yield return new ParagraphBlock(words.PacksText);
        yield return new MonoBlock(string.Join('\n', report.WithdrawnPacks));
    }

    private static IEnumerable<PressBlock> Proof(ErasureOrder order, StatedLeaf? stated, string anchor, CertificateWords words)
    {
        yield return new HeadingBlock(1, words.Proof);
        yield return new ParagraphBlock(stated is null ? words.NoStatement : words.ProofText);
        if (stated is not null)
        {
            List<KeyValue> facts = [new(string.Format(CultureInfo.InvariantCulture, words.Statement, stated.Index, anchor), [Run.Mono(Encoding.UTF8.GetString(stated.Leaf.Span))])];
            if (order.KekId is { } kekId && order.KeyStatement is not null) facts.Add(new(words.KeyHash, [Run.Mono(PartSealer.ErasedKey(kekId).ToString())]));
            yield return new KeyValueBlock(facts);
            yield return new AttachmentBlock("statement.leaf", "application/json", stated.Leaf, words.StatementFile);
            yield return new AttachmentBlock("statement.tlog-proof", "text/plain", stated.Proof, words.ProofFile);
        }

        yield return new AttachmentBlock(
            "erasure.json", "application/json", JsonSerializer.SerializeToUtf8Bytes(order, CustodyJson.Default.ErasureOrder), words.OrderFile);
    }

    private static string By(CertificateWords words, ReaderFormat format, DateTimeOffset at, string role) =>
        string.Format(CultureInfo.InvariantCulture, words.By, format.Time(at), role);

    private static BadgeShape Badge(PlaceFinding finding) => finding switch
    {
        PlaceFinding.Gone => BadgeShape.Full,
        PlaceFinding.Unreadable => BadgeShape.Full,
        PlaceFinding.Expires => BadgeShape.Half,
        PlaceFinding.Kept => BadgeShape.Hollow,
        PlaceFinding.Unbounded => BadgeShape.Diamond,
        _ => BadgeShape.Triangle,
    };
}
