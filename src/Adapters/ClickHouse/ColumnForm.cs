namespace AuditPipeline.Adapters.ClickHouse;

/// <summary>How long a column's value is in RowBinary.</summary>
internal enum ColumnForm
{
    /// <summary>Eight bytes.</summary>
    Fixed8,

    /// <summary>A length and bytes.</summary>
    Text,

    /// <summary>A mark, then <see cref="Text"/> unless null.</summary>
    NullableText,

    /// <summary>A mark, then eight bytes unless null.</summary>
    Nullable8,

    /// <summary>A mark, then one byte unless null.</summary>
    Nullable1,

    /// <summary>A mark, then sixteen bytes unless null.</summary>
    Nullable16,

    /// <summary>A length, then texts with four bytes each.</summary>
    Counts,

    /// <summary>A length, then texts with eight bytes each.</summary>
    LongCounts,

    /// <summary>A length, then texts with sixteen bytes each.</summary>
    Amounts,
}
