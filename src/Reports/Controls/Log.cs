using Microsoft.Extensions.Logging;

namespace AuditPipeline.Reports.Controls;

internal static partial class Log
{
    [LoggerMessage(5101, LogLevel.Error, "Metric {Metric} could not be computed; its controls are not assessed.")]
    public static partial void MetricFailed(this ILogger log, string metric, Exception cause);
}
