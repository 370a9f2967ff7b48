using System.Globalization;

namespace AuditPipeline.Reports.Press.Pdf;

/// <summary>Pages of the document in reading order (ISO 32000-1, 7.7.3), in nodes of 50 so that readers need not load all.</summary>
internal sealed class PageTree(PdfFile file)
{
    private const int PagesPerNode = 50;

    private readonly int root = file.Reserve();
    private readonly List<int> pages = [];
    private readonly List<int> nodes = [];

    public int Count => pages.Count;

    public int First => pages[0];

    /// <summary>Takes the next page: its object number and that of the node it hangs on.</summary>
    public (int Page, int Node) Append()
    {
        if (pages.Count % PagesPerNode == 0) nodes.Add(file.Reserve());
        pages.Add(file.Reserve());
        return (pages[^1], nodes[^1]);
    }

    public int Finish()
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            var kids = pages.Skip(i * PagesPerNode).Take(PagesPerNode).ToArray();
            file.Write(
                nodes[i],
                $"<</Type/Pages/Parent {PdfSyntax.Ref(root)}/Count {kids.Length.ToString(CultureInfo.InvariantCulture)}/Kids[{string.Join(' ', kids.Select(PdfSyntax.Ref))}]>>");
        }

        file.Write(
            root,
            $"<</Type/Pages/Count {pages.Count.ToString(CultureInfo.InvariantCulture)}/Kids[{string.Join(' ', nodes.Select(PdfSyntax.Ref))}]>>");
        return root;
    }
}
