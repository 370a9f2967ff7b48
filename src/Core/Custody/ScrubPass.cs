namespace AuditPipeline.Core.Custody;

/// <summary>One walk over all logs, or over a part of them.</summary>
/// <param name="Id">Name of the pass.</param>
/// <param name="Started">When it began.</param>
/// <param name="Finished">When it ended; null while it goes on.</param>
/// <param name="Scope">What was asked for.</param>
/// <param name="Reports">Logs walked so far: the anchor log first, then streams by name; the last one may be under way.</param>
public sealed record ScrubPass(string Id, DateTimeOffset Started, DateTimeOffset? Finished, ScrubScope Scope, IReadOnlyList<ScrubReport> Reports)
{
    public long Rows => Reports.Sum(report => report.Rows);

    public long Faults => Reports.Sum(report => report.FaultCount);
}
