using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports;

/// <summary>Counts of the gateways over a period: journal counts held against stored records.</summary>
public interface ICompletenessSource
{
    /// <summary>Null when no gateway's count is available; never zeros instead.</summary>
    ValueTask<CompletenessFigures?> ReadAsync(Period period, CancellationToken cancellation);
}
