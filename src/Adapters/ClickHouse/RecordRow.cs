namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>What the record table tells of one record before its parts are fetched.</summary>
/// <param name="Index">Column n.</param>
/// <param name="StoredBytes">Bytes of leaf and parts as they were written.</param>
/// <param name="CapturedAt">Column captured_at.</param>
/// <param name="LeafBytes">Verbatim.</param>
/// <param name="DifferingColumns">Columns that do not say what the leaf says.</param>
internal readonly record struct RecordRow(
    long Index, long StoredBytes, DateTimeOffset CapturedAt, byte[] LeafBytes, IReadOnlyList<string> DifferingColumns)
{
    /// <summary>Reads the columns <see cref="RecordSql.RecordsInRange"/> selects.</summary>
    /// <param name="expected">A writer of the caller's, to work in.</param>
    public static RecordRow Read(ref RowBinaryReader row, RowBinaryWriter expected)
    {
        var (index, storedBytes, capturedAt) = (row.ReadInt64(), row.ReadInt64(), row.ReadTimestamp());
        var leaf = row.ReadBytes();
        return new RecordRow(index, storedBytes, capturedAt, leaf.ToArray(), LeafColumns.ReadDiffering(ref row, leaf, expected, out _));
    }
}
