using Microsoft.Extensions.Logging;

namespace AuditPipeline.Reports.Query;

internal static partial class Log
{
    [LoggerMessage(5201, LogLevel.Error, "A request to the API failed: {Cause}.")]
    public static partial void AnswerFailed(this ILogger log, string cause);
}
