using System.Globalization;
using System.Text;

namespace AuditPipeline.Reports.Press.Pdf;

/// <summary>Logical structure of the document (ISO 32000-1, 14.7). Closed elements go out to the file at once; kept are only the
/// open ones and one number per page or link.</summary>
internal sealed class StructureTree
{
    private readonly PdfFile file;
    private readonly int root;
    private readonly List<int> parents = [];

    public StructureTree(PdfFile file, string language)
    {
        this.file = file;
        root = file.Reserve();
        Document = new StructureElement(file.Reserve(), "Document", root, $"/Lang{PdfSyntax.Text(language)}");
        ColumnScope = file.Add("<</O/Table/Scope/Column>>");
        RowScope = file.Add("<</O/Table/Scope/Row>>");
    }

    public StructureElement Document { get; }

    /// <summary>Attribute object of a cell that names its column.</summary>
    public int ColumnScope { get; }

    /// <summary>Attribute object of a cell that names its row.</summary>
    public int RowScope { get; }

    /// <summary>Opens an element at the present end of its parent.</summary>
    public StructureElement Open(string role, StructureElement parent, string extra = "")
    {
        var element = new StructureElement(file.Reserve(), role, parent.Number, extra);
        parent.Kids.Append(' ').Append(PdfSyntax.Ref(element.Number));
        return element;
    }

    public void Close(StructureElement element)
    {
        var page = element.Page == 0 ? string.Empty : $"/Pg {PdfSyntax.Ref(element.Page)}";
        file.Write(
            element.Number,
            $"<</Type/StructElem/S/{element.Role}/P {PdfSyntax.Ref(element.Parent)}{page}{element.Extra}/K[{element.Kids}]>>");
    }

    /// <summary>Key under which a page or annotation finds its elements in the parent tree.</summary>
    public int ReserveKey()
    {
        parents.Add(0);
        return parents.Count - 1;
    }

    public void SetParent(int key, int target) => parents[key] = target;

    /// <summary>Closes the document element and writes the root; gives the root's object number.</summary>
    public int Finish()
    {
        Close(Document);
        var numbers = new StringBuilder();
        for (var key = 0; key < parents.Count; key++)
        {
            numbers.Append(CultureInfo.InvariantCulture, $"{key} {parents[key]} 0 R ");
        }

        var tree = file.Add($"<</Nums[{numbers}]>>");
        file.Write(
            root,
            string.Create(
                CultureInfo.InvariantCulture,
                $"<</Type/StructTreeRoot/K[{Document.Number} 0 R]/ParentTree {tree} 0 R/ParentTreeNextKey {parents.Count}/RoleMap<</Title/P>>>>"));
        return root;
    }
}
