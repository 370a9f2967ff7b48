namespace AuditPipeline.Reports.Press.Model;

/// <summary>One category of a chart with one value per series.</summary>
/// <param name="Label">Category, or point on the x axis.</param>
/// <param name="Values">One per series; null where nothing is known, which is drawn as a gap and written as a dash.</param>
public sealed record ChartPoint(string Label, IReadOnlyList<decimal?> Values)
{
    public ChartPoint(string label, params decimal?[] values)
        : this(label, (IReadOnlyList<decimal?>)values)
    {
    }
}
