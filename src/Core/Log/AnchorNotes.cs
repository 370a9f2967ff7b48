namespace AuditPipeline.Core.Log;

/// <summary>Beside the anchor log's entries lie, in bundles of the same form and numbering, the signed notes of those leaves that are
/// stream heads (empty for statements): a leaf is the note's text only.</summary>
public static class AnchorNotes
{
    /// <summary><c>notes/&lt;N&gt;[.p/&lt;W&gt;]</c>.</summary>
    public static string Path(long index, int width = Tile.FullWidth) => EntryBundle.Path(index, width).Replace("tile/entries/", "notes/", StringComparison.Ordinal);
}
