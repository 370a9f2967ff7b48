namespace AuditPipeline.Core.Controls;

public enum MetricState
{
    Passed = 1,
    Failed = 2,

    /// <summary>A figure that never changes a result.</summary>
    Informational = 3,

    /// <summary>Could not be computed, or only a part of its pass condition could: never a pass.</summary>
    NotAssessed = 4,
}
