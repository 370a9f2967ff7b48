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
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async ValueTask<CompletenessFigures?> ReadAsync(Period period, CancellationToken cancellation)
    {
        // A call that has just ended is on its way to the store: what is neither open nor stored is asked for again before it is called
        // missing.
        for (var attempt = 1; ; attempt++)
        {
            var counts = await journal.CountAsync(cancellation);
            var figures = Figures(counts, await records.CountGatewaysAsync(period, cancellation));
            if (figures.AddsUp || attempt == Attempts) return figures;
            await Task.Delay(Pause, time, cancellation);
        }
    }

    private static CompletenessFigures Figures(Core.Captures.JournalCounts counts, IReadOnlyList<GatewayCount> stored)
    {
        var gateways = new List<GatewayCompleteness>();
        foreach (var gateway in stored)
        {
            var open = gateway.Instance == counts.Instance ? counts.Open.ToHashSet() : [];
            var holes = gateway.Holes.Where(h => !open.Contains(h)).ToList();
            var accepted = gateway.Last - gateway.First + 1;
            var openHere = gateway.Holes.Count(open.Contains);
            gateways.Add(new GatewayCompleteness(
                gateway.Instance,
                Accepted: accepted,
                Recorded: accepted - gateway.Holes.Count,
                Lost: 0,
                Open: openHere,
                Holes: holes,
                Duplicates: gateway.Recorded - gateway.Distinct));
        }

        return new CompletenessFigures(gateways);
    }
}
