namespace AuditPipeline.Reports.Press.Model;

/// <summary>A chart drawn as vectors, with its figures as a table below.</summary>
/// <param name="Kind">Form of the chart.</param>
/// <param name="Title">What is shown.</param>
/// <param name="Alternative">What the chart says, for readers who cannot see it.</param>
/// <param name="CategoryAxis">Name of the categories; heads the first column of the data table.</param>
/// <param name="ValueAxis">Name and unit of the values.</param>
/// <param name="Series">Names of the series, one to four; a bar chart has one.</param>
/// <param name="Points">At least one and, so that a chart fits a page, at most 30 (line charts: 400).</param>
public sealed record ChartBlock(
    ChartKind Kind,
    string Title,
    string Alternative,
    string CategoryAxis,
    string ValueAxis,
    IReadOnlyList<string> Series,
    IReadOnlyList<ChartPoint> Points) : PressBlock
{
    /// <summary>Decimals of printed values.</summary>
    public int Decimals { get; init; }

    /// <summary>Whether the figures follow as a table. Leave out only where the same figures stand in a table nearby.</summary>
    public bool DataTable { get; init; } = true;
}
