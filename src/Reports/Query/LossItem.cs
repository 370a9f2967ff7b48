using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports.Query;

/// <summary>One recorded capture loss.</summary>
/// <param name="Cause">journal_unavailable, journal_full or gateway_died.</param>
/// <param name="From">Capture time of the first call.</param>
/// <param name="To">Capture time of the last one.</param>
/// <param name="Count">Calls; they have the numbers from <paramref name="First"/> on.</param>
/// <param name="First">Their first number.</param>
/// <param name="Provider">Route of the calls; <c>unknown</c> where nobody could say any more.</param>
/// <param name="System">AI system; <c>unassigned</c> where the calls named none, or nobody could say.</param>
public sealed record LossItem(
    string Cause, DateTimeOffset From, DateTimeOffset To, long Count, long First, string? Provider, string? System)
{
    internal static LossItem Of(CaptureLossLine loss) =>
        new(loss.Cause, loss.From, loss.To, loss.Count, loss.FirstNumber, loss.Provider, loss.System);
}
