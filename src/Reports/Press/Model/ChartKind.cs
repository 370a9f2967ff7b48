namespace AuditPipeline.Reports.Press.Model;

public enum ChartKind
{
    /// <summary>Horizontal bars, one series.</summary>
    Bar = 1,

    /// <summary>Horizontal bars of several series end to end; no negative values.</summary>
    StackedBar = 2,

    /// <summary>Lines over evenly spaced points; series differ by dash and marker.</summary>
    Line = 3,
}
