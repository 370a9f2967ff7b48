namespace AuditPipeline.Reports.Press.Model;

/// <summary>A row of a table: one cell per column.</summary>
public sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    public TableRow(params TableCell[] cells)
        : this((IReadOnlyList<TableCell>)cells)
    {
    }
}
