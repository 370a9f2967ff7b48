using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Queries;
using AuditPipeline.Reports;

namespace AuditPipeline.Host.Composition;

/// <summary>Holds the journal's own count against the stored records. Numbers belong to an instance, not to a period: the figures are of
/// every instance that has records in the period, over the span of numbers those records cover.</summary>
internal sealed class Completeness(IJournal journal, IRecordReader records, TimeProvider time) : ICompletenessSource
{
    private const int Attempts = 50;
    private const int MostHoles = 1_000;
    private static readonly Period Always = new(DateTimeOffset.UnixEpoch, new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async ValueTask<CompletenessFigures?> ReadAsync(Period period, CancellationToken cancellation)
    {
        // A call that has just ended is on its way to the store, and one that came after the journal was counted is in neither count: as
        // long as there are such, what is neither open nor stored is asked for again before it is called missing.
        for (var attempt = 1; ; attempt++)
        {
            var counts = await journal.CountAsync(cancellation);
            var ever = (await records.CountGatewaysAsync(Always, cancellation)).FirstOrDefault(g => g.Instance == counts.Instance);
            var figures = Figures(counts, await records.CountGatewaysAsync(period, cancellation), ever);
            if (figures.AddsUp || Settled(counts, figures) || attempt == Attempts) return figures;
            await Task.Delay(Pause, time, cancellation);
        }
    }

    private static bool Settled(JournalCounts counts, CompletenessFigures figures) =>
        counts.Waiting == 0 && figures.Gateways.All(g => g.Instance != counts.Instance || g.Holes.All(h => h <= counts.Accepted));

    private static CompletenessFigures Figures(JournalCounts counts, IReadOnlyList<GatewayCount> stored, GatewayCount? ever)
    {
        var gateways = new List<GatewayCompleteness>();
        foreach (var gateway in stored)
        {
            var open = gateway.Instance == counts.Instance ? counts.Open.ToHashSet() : [];
            var holes = gateway.Holes.Where(h => !open.Contains(h)).ToList();
            var accepted = gateway.Last - gateway.First + 1;
            gateways.Add(new GatewayCompleteness(
                gateway.Instance,
                Accepted: accepted,
                Recorded: accepted - gateway.Holes.Count,
                Lost: 0,
                Open: gateway.Holes.Count(open.Contains),
                Holes: holes,
                Duplicates: gateway.Recorded - gateway.Distinct));
        }

        // Numbers behind the last stored one belong to no period; what of them is neither open nor waiting is missing, and that is told
        // with whatever period is asked for.
        var last = ever?.Last ?? 0;
        var openBehind = counts.Open.Count(n => n > last);
        var missing = counts.Accepted - last - openBehind - counts.Waiting;
        if (missing > 0)
        {
            var open = counts.Open.ToHashSet();
            var holes = new List<long>();
            for (var n = last + 1; n <= counts.Accepted && holes.Count < Math.Min(missing, MostHoles); n++)
                if (!open.Contains(n)) holes.Add(n);
            gateways.Add(new GatewayCompleteness(counts.Instance, missing, 0, 0, 0, holes, 0));
        }

        return new CompletenessFigures(gateways);
    }
}
