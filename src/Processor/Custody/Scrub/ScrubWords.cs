using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Processor.Custody.Scrub;

/// <summary>The words for what differs. Closed: nothing that was read from a row gets into them but names of columns and of known parts.</summary>
internal static class ScrubWords
{
    public const string Leaf = "leaf";
    public const string MissingRow = "missing row";
    public const string RowTwice = "row twice";
    public const string RowBeyondLog = "row beyond the log";
    public const string RowOfNoStream = "rows under a name that is no stream";
    public const string State = "state";
    public const string StateBehindCheckpoint = "state behind the checkpoint";
    public const string BehindAnchor = "log behind its head in the anchor log";
    public const string AnchoredHead = "head in the anchor log";
    public const string Checkpoint = "checkpoint";
    public const string CheckpointSignature = "signature of the checkpoint";
    public const string Entry = "entry";
    public const string Note = "note";
    public const string NoteSignature = "signature of the note";
    public const string HeadBehindEarlier = "head behind an earlier one";
    public const string HeadOfOthers = "head of another deployment";

    public static string Column(string name) => $"column {name}";

    public static string Tile(Tile tile) => tile.Path.Replace("tile/", "tile ", StringComparison.Ordinal);

    /// <param name="table">Where the row stands.</param>
    /// <param name="part">Name of the part, one that the leaf names.</param>
    public static string Part(CustodyTable table, string part) => $"{Kind(table)} of {part}";

    public static string PartTwice(CustodyTable table, string part) => $"{Kind(table)} of {part} twice";

    public static string PartColumn(CustodyTable table, string part, string column) => $"column {column} of {Part(table, part)}";

    public static string PartWithoutRow(CustodyTable table) => $"{Kind(table)} without a row";

    public static string PartNotInLeaf(CustodyTable table) => $"{Kind(table)} of a part the leaf does not name";

    public static string PartBeyondLog(CustodyTable table) => $"{Kind(table)} beyond the log";

    private static string Kind(CustodyTable table) => table switch
    {
        CustodyTable.Content => "content",
        CustodyTable.Payloads => "ciphertext",
        CustodyTable.Keys => "key",
        _ => throw new ArgumentOutOfRangeException(nameof(table)),
    };
}
