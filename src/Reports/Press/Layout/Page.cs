using System.Globalization;
using System.Text;
using AuditPipeline.Reports.Press.Fonts;
using AuditPipeline.Reports.Press.Pdf;

namespace AuditPipeline.Reports.Press.Layout;

/// <summary>A page being drawn. Everything on it stands either in an element of the structure or in an artifact. Heights are
/// points from the bottom edge.</summary>
internal sealed class Page(int number, int node, int index, int structureKey, FontSet fonts)
{
    private readonly StringBuilder content = new();
    private readonly List<int> owners = [];
    private readonly List<int> annotations = [];

    /// <summary>Object number.</summary>
    public int Number { get; } = number;

    /// <summary>Page number as printed, from 1.</summary>
    public int Printed => index + 1;

    public void Tagged(StructureElement element, Action draw)
    {
        element.AddContent(Number, owners.Count);
        content.Append(CultureInfo.InvariantCulture, $"/{element.Role}<</MCID {owners.Count}>>BDC\n");
        owners.Add(element.Number);
        draw();
        content.Append("EMC\n");
    }

    public void Artifact(Action draw, string properties = "/Type/Layout")
    {
        content.Append("/Artifact<<").Append(properties).Append(">>BDC\n");
        draw();
        content.Append("EMC\n");
    }

    /// <summary>Draws a line of text whose box starts at <paramref name="x"/> and <paramref name="top"/>.</summary>
    public void Text(TextLine line, double x, double top)
    {
        if (line.Glyphs.Count == 0) return;
        var style = line.Style;
        // Capitals are about 0.71 of the size high; this puts them in the middle of the line.
        var baseline = top - (style.Leading / 2) - (style.Size * 0.357);
        content.Append("BT ").Append(style.Color.Fill).Append(PdfSyntax.Numbers(x + line.Indent, baseline)).Append(" Td ");
        FontFace? face = null;
        for (var i = 0; i < line.Glyphs.Count;)
        {
            var first = line.Glyphs[i];
            var end = i + 1;
            while (end < line.Glyphs.Count && line.Glyphs[end].Face == first.Face && line.Glyphs[end].IsMark == first.IsMark) end++;
            if (face != first.Face)
            {
                face = first.Face;
                content.Append(CultureInfo.InvariantCulture, $"/F{(int)first.Face} {PdfSyntax.Number(style.SizeOf(first.Face))} Tf ");
            }

            if (first.IsMark) content.Append("/Span<</ActualText").Append(PdfSyntax.Text(Said(line, i, end))).Append(">>BDC ");
            content.Append('<');
            for (; i < end; i++)
            {
                fonts.Use(line.Glyphs[i]);
                content.Append(line.Glyphs[i].Id.ToString("X4", CultureInfo.InvariantCulture));
            }

            content.Append("> Tj ");
            if (first.IsMark) content.Append("EMC ");
        }

        content.Append("ET\n");
    }

    public void Fill(double x, double bottom, double width, double height, Rgb color) =>
        content.Append(color.Fill).Append(PdfSyntax.Numbers(x, bottom, width, height)).Append(" re f\n");

    public void Frame(double x, double bottom, double width, double height, Rgb color, double weight = 0.6) =>
        content.Append(color.Stroke).Append(PdfSyntax.Number(weight)).Append(" w ")
            .Append(PdfSyntax.Numbers(x, bottom, width, height)).Append(" re S\n");

    public void Line(double x1, double y1, double x2, double y2, Rgb color, double weight, string dash = "[] 0 d") =>
        content.Append(color.Stroke).Append(dash).Append(' ').Append(PdfSyntax.Number(weight)).Append(" w ")
            .Append(PdfSyntax.Numbers(x1, y1)).Append(" m ").Append(PdfSyntax.Numbers(x2, y2)).Append(" l S [] 0 d\n");

    /// <summary>Straight lines through the points; closed and filled when <paramref name="fill"/> is given.</summary>
    public void Path(IReadOnlyList<(double X, double Y)> points, Rgb? fill, Rgb? stroke, double weight = 1, string dash = "[] 0 d")
    {
        if (fill is { } inside) content.Append(inside.Fill);
        if (stroke is { } edge) content.Append(edge.Stroke).Append(dash).Append(' ').Append(PdfSyntax.Number(weight)).Append(" w 1 j ");
        for (var i = 0; i < points.Count; i++)
        {
            content.Append(PdfSyntax.Numbers(points[i].X, points[i].Y)).Append(i == 0 ? " m " : " l ");
        }

        content.Append(fill is null ? "S" : stroke is null ? "f" : "b").Append(" [] 0 d\n");
    }

    /// <summary>Drawing operators of its own making.</summary>
    public void Raw(string operators) => content.Append(operators).Append('\n');

    /// <summary>Adds a link from a rectangle to a place in the document.</summary>
    public void Link(PdfFile file, StructureTree structure, StructureElement element, double bottom, double height, Bookmark target)
    {
        var key = structure.ReserveKey();
        structure.SetParent(key, element.Number);
        var rectangle = PdfSyntax.Numbers(Theme.Left, bottom, Theme.Right, bottom + height);
        var annotation = file.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/Annot/Subtype/Link/Rect[{rectangle}]/Border[0 0 0]/F 4/StructParent {key}/Contents{PdfSyntax.Text(target.Text)}/Dest{target.Destination}>>"));
        element.AddAnnotation(Number, annotation);
        annotations.Add(annotation);
    }

    public void AddAnnotation(int annotation) => annotations.Add(annotation);

    /// <summary>Writes the page; nothing may be drawn on it afterwards.</summary>
    public void Write(PdfFile file, StructureTree structure, int resources)
    {
        structure.SetParent(structureKey, file.Add($"[{string.Join(' ', owners.Select(PdfSyntax.Ref))}]"));
        var stream = file.AddStream(string.Empty, Encoding.ASCII.GetBytes(content.ToString()));
        var links = annotations.Count == 0 ? string.Empty : $"/Annots[{string.Join(' ', annotations.Select(PdfSyntax.Ref))}]";
        var box = PdfSyntax.Numbers(0, 0, Theme.PageWidth, Theme.PageHeight);
        file.Write(Number, string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/Page/Parent {node} 0 R/MediaBox[{box}]/Resources {resources} 0 R/Contents {stream} 0 R/StructParents {structureKey}/Tabs/S{links}>>"));
    }

    private static string Said(TextLine line, int start, int end)
    {
        var text = new StringBuilder();
        for (var i = start; i < end; i++) text.Append(line.Glyphs[i].Rune.ToString());
        return text.ToString();
    }
}
