using System.Globalization;

namespace AuditPipeline.Reports.Press.Pdf;

/// <summary>Bookmarks as a tree (ISO 32000-1, 12.3.3), all open down to level 2.</summary>
internal static class Outline
{
    /// <summary>Writes the outline and gives its object number; null without bookmarks. Levels never skip one.</summary>
    public static int? Write(PdfFile file, IReadOnlyList<Bookmark> bookmarks)
    {
        if (bookmarks.Count == 0) return null;
        var root = file.Reserve();
        var numbers = bookmarks.Select(_ => file.Reserve()).ToArray();
        for (var i = 0; i < bookmarks.Count; i++)
        {
            var parent = Parent(bookmarks, i);
            var entries = $"/Title{PdfSyntax.Text(bookmarks[i].Text)}/Parent {PdfSyntax.Ref(parent < 0 ? root : numbers[parent])}/Dest{bookmarks[i].Destination}";
            var siblings = Children(bookmarks, parent);
            var place = siblings.IndexOf(i);
            if (place > 0) entries += $"/Prev {PdfSyntax.Ref(numbers[siblings[place - 1]])}";
            if (place < siblings.Count - 1) entries += $"/Next {PdfSyntax.Ref(numbers[siblings[place + 1]])}";
            var children = Children(bookmarks, i);
            if (children.Count > 0)
            {
                var count = bookmarks[i].Level == 1 ? children.Count : -children.Count;
                entries += $"/First {PdfSyntax.Ref(numbers[children[0]])}/Last {PdfSyntax.Ref(numbers[children[^1]])}/Count {count.ToString(CultureInfo.InvariantCulture)}";
            }

            file.Write(numbers[i], $"<<{entries}>>");
        }

        var top = Children(bookmarks, -1);
        var visible = bookmarks.Count(b => b.Level <= 2);
        file.Write(
            root,
            $"<</Type/Outlines/First {PdfSyntax.Ref(numbers[top[0]])}/Last {PdfSyntax.Ref(numbers[top[^1]])}/Count {visible.ToString(CultureInfo.InvariantCulture)}>>");
        return root;
    }

    private static int Parent(IReadOnlyList<Bookmark> bookmarks, int index)
    {
        for (var i = index - 1; i >= 0; i--)
        {
            if (bookmarks[i].Level < bookmarks[index].Level) return i;
        }

        return -1;
    }

    private static List<int> Children(IReadOnlyList<Bookmark> bookmarks, int parent)
    {
        var level = parent < 0 ? 1 : bookmarks[parent].Level + 1;
        var children = new List<int>();
        for (var i = parent + 1; i < bookmarks.Count && bookmarks[i].Level >= level; i++)
        {
            if (bookmarks[i].Level == level) children.Add(i);
        }

        return children;
    }
}
