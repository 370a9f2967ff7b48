using AuditPipeline.Core.Ports;
using AuditPipeline.Processor.Seal;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Line;

/// <summary>What the workers of a line share.</summary>
internal sealed record LineParts(
    IEnvelopeQueue Queue, RecordPreparer Preparer, StreamLogs Logs, IRecordStore Store, LineStatus Status, ProcessorMetrics Metrics,
    TimeProvider Time, ILogger Log)
{
    public UnpricedNotices Unpriced { get; } = new(Metrics, Log);
}
