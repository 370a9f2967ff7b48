using AuditPipeline.Reports.Press;
using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Tests.Press;

/// <summary>A document written to a temporary file, deleted with this object.</summary>
internal sealed class WrittenPdf : IDisposable
{
    private WrittenPdf(string path, PressReceipt receipt)
    {
        Path = path;
        Receipt = receipt;
    }

    public string Path { get; }

    public PressReceipt Receipt { get; }

    public byte[] Bytes => File.ReadAllBytes(Path);

    public static WrittenPdf Of(PressDocument document, PressSignature? signature = null)
    {
        var path = System.IO.Path.GetTempFileName();
        using var output = new ForwardOnlyStream(File.Create(path));
        return new WrittenPdf(path, new PdfPress(TestFonts.All).Write(document, output, signature));
    }

    public static WrittenPdf Of(params PressBlock[] blocks) => Of(Sample.With(blocks));

    /// <summary>A changed copy.</summary>
    public static WrittenPdf Of(byte[] bytes)
    {
        var path = System.IO.Path.GetTempFileName();
        File.WriteAllBytes(path, bytes);
        return new WrittenPdf(path, default);
    }

    /// <summary>Text of all pages, in reading order, without layout.</summary>
    public string Text() => Tool.Run("pdftotext", "-enc", "UTF-8", "-raw", Path, "-").Text;

    /// <summary>The file with all streams inflated and every object readable as text.</summary>
    public string Opened()
    {
        var open = System.IO.Path.GetTempFileName();
        try
        {
            Tool.Run("qpdf", "--qdf", "--object-streams=disable", Path, open).Code.ShouldBe(0);
            return System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(open));
        }
        finally
        {
            File.Delete(open);
        }
    }

    public void Dispose() => File.Delete(Path);
}
