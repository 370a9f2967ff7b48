using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Reports.Tests.Query;

/// <summary>A scrub that has found one fault and takes one order.</summary>
internal sealed class FakeScrub : IScrub
{
    public (ScrubScope Scope, bool Resume)? Ordered { get; private set; }

    public ScrubStatus Status { get; } = new(true, null, Found(), null);

    public string? Demand(ScrubScope scope, bool resume)
    {
        if (Ordered is not null) return null;
        Ordered = (scope, resume);
        return "pass-2";
    }

    private static ScrubPass Found() => new(
        "pass-1", ApiHost.Now, ApiHost.Now, ScrubScope.All,
        [ScrubReport.Begin("p00", 0) with { Size = 9, Rows = 8, FaultCount = 1, Faults = [new ScrubFault(3, 3, "missing row")], Done = true }]);
}
