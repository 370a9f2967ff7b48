using System.Globalization;
using AuditPipeline.Reports.Press.Model;

namespace AuditPipeline.Reports.Press.Pdf;

/// <summary>Files inside the document (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8). Contents go out at once; names are kept.</summary>
internal sealed class AttachmentStore(PdfFile file, DateTimeOffset created)
{
    private readonly SortedDictionary<string, int> specifications = new(StringComparer.Ordinal);

    public void Add(AttachmentBlock block)
    {
        var content = file.AddStream(
            string.Create(
                CultureInfo.InvariantCulture,
                $"/Type/EmbeddedFile/Subtype{PdfSyntax.Name(block.MediaType)}/Params<</Size {block.Content.Length}/CreationDate{PdfSyntax.Date(created)}/ModDate{PdfSyntax.Date(created)}>>"),
            block.Content.Span);
        var name = PdfSyntax.Text(block.Name);
        specifications.Add(block.Name, file.Add(
            $"<</Type/Filespec/F{name}/UF{name}/Desc{PdfSyntax.Text(block.Description)}/AFRelationship/Data/EF<</F {PdfSyntax.Ref(content)}/UF {PdfSyntax.Ref(content)}>>>>"));
    }

    /// <summary>Entries of the catalog and of its Names dictionary; both empty without attachments.</summary>
    public (string Catalog, string Names) Finish()
    {
        if (specifications.Count == 0) return (string.Empty, string.Empty);
        // Sorted by the encoded string: UTF-16BE keeps the order of ordinal comparison.
        var names = file.Add($"<</Names[{string.Concat(specifications.Select(s => $"{PdfSyntax.Text(s.Key)}{PdfSyntax.Ref(s.Value)} "))}]>>");
        return ($"/AF[{string.Join(' ', specifications.Values.Select(PdfSyntax.Ref))}]", $"/EmbeddedFiles {PdfSyntax.Ref(names)}");
    }
}
