using System.Globalization;
using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Reports.Tests;

internal sealed class FixedCompleteness(CompletenessFigures? figures) : ICompletenessSource
{
    public static CompletenessFigures Good { get; } = new([new GatewayCompleteness("gw-1", 120, 118, 0, 2, [], 0)], UnmatchedOffsets: 0);

    /// <summary>A gateway that lost 41 calls at two times.</summary>
    public static CompletenessFigures WithLosses { get; } = new(
        [
            new GatewayCompleteness("gw-1", 161, 118, 41, 2, [], 0)
            {
                First = 1,
                Last = 161,
                Losses =
                [
                    new CaptureLossLine("gw-1", 60, "journal_full", Time("2026-11-20T09:00:00Z"), Time("2026-11-20T09:00:31Z"), 40, "openai", "helpdesk"),
                    new CaptureLossLine("gw-1", 130, "gateway_died", Time("2026-11-21T10:00:00Z"), Time("2026-11-21T10:00:00Z"), 1, "unknown", "unassigned"),
                ],
            },
        ],
        UnmatchedOffsets: 0);

    public ValueTask<CompletenessFigures?> ReadAsync(Period period, CancellationToken cancellation) => ValueTask.FromResult(figures);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
