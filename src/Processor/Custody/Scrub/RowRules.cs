using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Log;

namespace AuditPipeline.Processor.Custody.Scrub;

/// <summary>A row of the record table held against the log.</summary>
internal static class RowRules
{
    /// <summary>What differs; empty when nothing does. Columns are held against a leaf only when the leaf is the log's.</summary>
    /// <param name="row">The row.</param>
    /// <param name="committed">Leaf hash the log has at its index; null when the log cannot tell.</param>
    /// <param name="origin">Name of the log.</param>
    public static IReadOnlyList<string> FaultsOf(CustodyRow row, MerkleHash? committed, string origin)
    {
        if (row.Leaf is { } leaf && leaf.Stream == origin && leaf.Index != row.Index) return [ScrubWords.Column("n")];
        if (row.Leaf is null || row.Leaf.Stream != origin || (committed is { } hash && hash != row.LeafHash)) return [ScrubWords.Leaf];
        return row.DifferingColumns.Count == 0 ? [] : [.. row.DifferingColumns.Select(ScrubWords.Column)];
    }
}
