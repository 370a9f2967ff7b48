using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>A column of the record table that says what the leaf says.</summary>
internal sealed record LeafColumn(string Name, ColumnForm Form, Action<RowBinaryWriter, Leaf, LeafMeta> Write)
{
    /// <summary>Moves past one value of this column.</summary>
    public void Skip(ref RowBinaryReader row)
    {
        switch (Form)
        {
            case ColumnForm.Fixed8: row.ReadFixed(8); break;
            case ColumnForm.Text: row.ReadBytes(); break;
            case ColumnForm.NullableText when !row.ReadIsNull(): row.ReadBytes(); break;
            case ColumnForm.Nullable8 when !row.ReadIsNull(): row.ReadFixed(8); break;
            case ColumnForm.Nullable1 when !row.ReadIsNull(): row.ReadFixed(1); break;
            case ColumnForm.Nullable16 when !row.ReadIsNull(): row.ReadFixed(16); break;
            case ColumnForm.Counts: SkipPairs(ref row, valueBytes: 4); break;
            case ColumnForm.LongCounts: SkipPairs(ref row, valueBytes: 8); break;
            case ColumnForm.Amounts: SkipPairs(ref row, valueBytes: 16); break;
        }
    }

    private static void SkipPairs(ref RowBinaryReader row, int valueBytes)
    {
        for (var left = row.ReadCount(); left > 0 && !row.Incomplete; left--)
        {
            row.ReadBytes();
            row.ReadFixed(valueBytes);
        }
    }
}
