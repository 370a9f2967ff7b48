namespace AuditPipeline.Reports.Press.Model;

/// <summary>A column of a table.</summary>
/// <param name="Title">Text of the head.</param>
/// <param name="Width">Share of the width, relative to the other columns; positive.</param>
/// <param name="Align">Numbers stand at the end, words at the start.</param>
/// <param name="NamesRow">The cell names its row (TH with scope Row), for readers who hear the table.</param>
public sealed record TableColumn(string Title, double Width = 1, CellAlign Align = CellAlign.Start, bool NamesRow = false);
