namespace AuditPipeline.Reports.Press.Model;

/// <summary>A table. Its head is drawn again on every page it reaches.</summary>
/// <param name="Caption">Line above the table, or null.</param>
/// <param name="Columns">At least one.</param>
/// <param name="Rows">Enumerated once and not kept, so it may come straight from a query. Each row has one cell per column.</param>
public sealed record TableBlock(string? Caption, IReadOnlyList<TableColumn> Columns, IEnumerable<TableRow> Rows) : PressBlock
{
    /// <summary>Share of the text width the table takes, above 0 to 1; tables of few short columns read better when narrow.</summary>
    public double WidthShare { get; init; } = 1;
}
