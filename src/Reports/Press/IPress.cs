using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Press;

/// <summary>Draws a document for people. The input says what is to be read, not where it stands on the paper, so that another
/// renderer can take this one's place.</summary>
public interface IPress
{
    /// <summary>Writes the whole document to <paramref name="output"/>, which need not be seekable and stays open.</summary>
    /// <param name="document">Read once from front to back; table rows are enumerated once.</param>
    /// <param name="output">Receives the bytes while pages are laid out. After an exception its content is worthless.</param>
    /// <param name="signature">Signs the file as its last act; null leaves it unsigned.</param>
    /// <exception cref="ArgumentException">The document breaks a rule of its own model (heading levels, cell counts, names).</exception>
    /// <returns>What was written.</returns>
    PressReceipt Write(PressDocument document, Stream output, PressSignature? signature = null);
}
