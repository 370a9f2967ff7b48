using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Reports.Packs.Evidence;
using AuditPipeline.Reports.Press;

namespace AuditPipeline.Reports.Custody;

/// <summary>Draws certificates of erasures: signed PDF with order, statement and proof attached. Drawn anew each time, from what the register keeps.</summary>
/// <param name="controller">Legal person the certificate speaks for.</param>
/// <param name="producer">Program and version.</param>
public sealed class ErasureCertificates(
    ILogStorage storage, LogLayout layout, IPress press, IDocumentSigner documents, string controller, string producer)
{
    /// <param name="order">With a report.</param>
    /// <param name="language"><c>en</c> or <c>nl</c>.</param>
    /// <param name="output">Receives the PDF.</param>
    /// <param name="cancellation">Ends the reading of the log.</param>
    public async ValueTask WriteAsync(ErasureOrder order, string language, Stream output, CancellationToken cancellation)
    {
        var document = ErasureCertificateDocument.Create(
            order, await StatedAsync(order.KeyStatement ?? order.RecordStatement, cancellation), controller, layout.AnchorOrigin, producer, language);
        press.Write(document, output, new PressSignature(documents.Certificate, order.Report!.At, document.Title, layout.Deployment));
    }

    private async ValueTask<StatedLeaf?> StatedAsync(long? index, CancellationToken cancellation)
    {
        if (index is not { } place || await AnchorReader.OpenAsync(storage, note: null, cancellation) is not { } anchor) return null;
        return await anchor.StatementsAsync(cancellation).FirstOrDefaultAsync(s => s.AnchorIndex == place, cancellation) is { } statement
            ? new StatedLeaf(place, statement.Leaf, anchor.Prove(statement).Format())
            : null;
    }
}
