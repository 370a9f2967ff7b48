using System.Globalization;
using AuditPipeline.Reports.Press.Fonts;
using AuditPipeline.Reports.Press.Layout;
using AuditPipeline.Reports.Press.Model;
using AuditPipeline.Reports.Press.Pdf;
using AuditPipeline.Reports.Press.Signing;

namespace AuditPipeline.Reports.Press;

/// <summary>Draws documents as tagged PDF 1.7, laid out to ISO 19005-3 level A and ISO 14289-1 (claimed in the metadata, checked
/// by our tests and by qpdf and poppler; not by veraPDF). Same document and fonts give the same bytes, the signature value
/// apart. Pages go out as they are laid out. One instance may write several documents at once.</summary>
public sealed class PdfPress(PressFonts fonts) : IPress
{
    /// <inheritdoc/>
    public PressReceipt Write(PressDocument document, Stream output, PressSignature? signature = null)
    {
        DocumentRules.Check(document);
        using var file = new PdfFile(output, signed: signature is not null);
        var set = new FontSet(fonts, file);
        var pages = new PageTree(file);
        var structure = new StructureTree(file, ReaderFormat.For(document.Language).Tag);
        var widget = signature is null ? (int?)null : file.Reserve();
        var furniture = new PageFurniture(document, file, set, widget);
        var flow = new Flow(document, file, structure, set, pages, furniture);
        var attachments = new AttachmentStore(file, document.Created);

        Draw(document, flow, furniture, attachments);

        furniture.WriteTotal(pages.Count);
        var slot = signature is null ? null : SignatureField(file, structure, widget!.Value, pages.First, signature);
        Finish(document, file, set, pages, structure, flow, attachments, widget, slot);
        return new PressReceipt(pages.Count, file.Length, set.Marks);
    }

    private static void Draw(PressDocument document, Flow flow, PageFurniture furniture, AttachmentStore attachments)
    {
        var layout = new BlockLayout(flow, attachments);
        var blocks = document.Blocks;
        if (blocks is [CoverBlock cover, ..])
        {
            flow.NewPage(withHead: false);
            layout.Draw([cover]);
            flow.ClosePage();
            blocks = [.. blocks.Skip(1)];
        }

        var headings = blocks.OfType<HeadingBlock>().ToArray();
        var contents = document.Contents && headings.Length > 0 ? new ContentsLayout(flow, furniture, headings) : null;
        if (blocks.Count > 0 || document.Blocks.Count == 0)
        {
            flow.NewPage();
            layout.Draw(blocks);
            flow.ClosePage();
        }

        contents?.Draw(flow.Bookmarks);
    }

    private static PdfSignatureSlot SignatureField(
        PdfFile file, StructureTree structure, int widget, int page, PressSignature signature)
    {
        var number = file.Reserve();
        var form = structure.Open("Form", structure.Document);
        var key = structure.ReserveKey();
        structure.SetParent(key, form.Number);
        form.AddAnnotation(page, widget);
        structure.Close(form);
        file.Write(widget, string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/Annot/Subtype/Widget/FT/Sig/T{PdfSyntax.Text("Signature")}/TU{PdfSyntax.Text(signature.Reason)}/V {number} 0 R/Rect[0 0 0 0]/F 132/P {page} 0 R/StructParent {key}>>"));
        var entries = "/Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached"
            + $"/M{PdfSyntax.Date(signature.SigningTime)}/Reason{PdfSyntax.Text(signature.Reason)}/Location{PdfSyntax.Text(signature.Location)}";
        return new PdfSignatureSlot(number, entries, digest => CadesContainer.Create(digest, signature));
    }

    private static void Finish(
        PressDocument document, PdfFile file, FontSet set, PageTree pages, StructureTree structure, Flow flow,
        AttachmentStore attachments, int? widget, PdfSignatureSlot? slot)
    {
        set.Write(file);
        var outline = Outline.Write(file, flow.Bookmarks);
        var (associated, names) = attachments.Finish();
        var profile = file.AddStream("/N 3", SrgbProfile.Create());
        var metadata = file.AddStream("/Type/Metadata/Subtype/XML", XmpPacket.Of(document), compress: false);
        var pageTree = pages.Finish();
        var structureRoot = structure.Finish();
        var catalog = file.Add(
            $"<</Type/Catalog/Pages {PdfSyntax.Ref(pageTree)}/StructTreeRoot {PdfSyntax.Ref(structureRoot)}/MarkInfo<</Marked true>>"
            + $"/Lang{PdfSyntax.Text(ReaderFormat.For(document.Language).Tag)}/ViewerPreferences<</DisplayDocTitle true>>"
            + $"/PageLabels<</Nums[0<</S/D>>]>>/Metadata {PdfSyntax.Ref(metadata)}"
            + "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)"
            + $"/DestOutputProfile {PdfSyntax.Ref(profile)}>>]{associated}"
            + (names.Length == 0 ? string.Empty : $"/Names<<{names}>>")
            + (outline is { } o ? $"/Outlines {PdfSyntax.Ref(o)}/PageMode/UseOutlines" : string.Empty)
            + (widget is { } w ? $"/AcroForm<</SigFlags 3/Fields[{PdfSyntax.Ref(w)}]>>" : string.Empty)
            + ">>");
        var time = PdfSyntax.Date(document.Created);
        var info = file.Add(
            $"<</Title{PdfSyntax.Text(document.Title)}/Author{PdfSyntax.Text(document.Author)}/Producer{PdfSyntax.Text(document.Producer)}/CreationDate{time}/ModDate{time}>>");
        var ids = PdfSyntax.Hex(document.DocumentId.ToByteArray(bigEndian: true)) + PdfSyntax.Hex(document.InstanceId.ToByteArray(bigEndian: true));
        file.Finish($"/Root {PdfSyntax.Ref(catalog)}/Info {PdfSyntax.Ref(info)}/ID[{ids}]", slot);
    }
}
