using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports.Tests;

internal sealed class FixedCompleteness(CompletenessFigures? figures) : ICompletenessSource
{
    public static CompletenessFigures Good { get; } = new([new GatewayCompleteness("gw-1", 120, 118, 0, 2, [], 0)], UnmatchedOffsets: 0);

    public ValueTask<CompletenessFigures?> ReadAsync(Period period, CancellationToken cancellation) => ValueTask.FromResult(figures);
}
