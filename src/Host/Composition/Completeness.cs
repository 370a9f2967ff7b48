using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Queries;
using AuditPipeline.Reports;

namespace AuditPipeline.Host.Composition;

/// <summary>Holds the gateways' own counts against the stored records: those of the journals this process has, one per lane, and for other
/// instances what their newest heartbeat told.</summary>
internal sealed class Completeness(
    IReadOnlyList<IJournal> journals, IRecordReader records, TimeProvider time, CompletenessOptions options) : ICompletenessSource
{
    private const int Attempts = 50;
    private static readonly Period Always = new(DateTimeOffset.UnixEpoch, new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async ValueTask<CompletenessFigures?> ReadAsync(Period period, CancellationToken cancellation)
    {
        // A call that has just ended is on its way to the store, and one that came after the journal was counted is in neither count: as
        // long as there are such, what is neither open nor stored is asked for again before it is called missing.
        for (var attempt = 1; ; attempt++)
        {
            var own = new Dictionary<string, JournalCounts>(StringComparer.Ordinal);
            foreach (var journal in journals)
            {
                var counts = await journal.CountAsync(cancellation);
                own[counts.Instance] = counts;
            }

            var ever = await records.CountGatewaysAsync(Always, cancellation);
            var stored = await records.CountGatewaysAsync(period, cancellation);
            if (own.Count == 0 && ever.Count == 0) return null;
            var figures = Figures(period, own, ever, stored, await records.LossesAsync(period, cancellation));
            if (Settled(own, figures) || attempt == Attempts) return figures;
            await Task.Delay(Pause, time, cancellation);
        }
    }

    private static bool Settled(Dictionary<string, JournalCounts> own, CompletenessFigures figures)
    {
        var lines = figures.Gateways.Where(g => own.ContainsKey(g.Instance)).ToList();
        return lines.All(g => g.AddsUp)
            || (own.Values.All(c => c.Waiting == 0) && lines.All(g => g.Holes.All(h => h <= own[g.Instance].Accepted)));
    }

    private CompletenessFigures Figures(
        Period period, Dictionary<string, JournalCounts> own, IReadOnlyList<GatewayCount> ever, IReadOnlyList<GatewayCount> stored,
        IReadOnlyList<CaptureLossLine> losses)
    {
        var now = time.GetUtcNow();
        var since = now - options.HeartbeatBound;
        var always = ever.ToDictionary(g => g.Instance, StringComparer.Ordinal);
        var inPeriod = stored.ToDictionary(g => g.Instance, StringComparer.Ordinal);
        var gateways = new List<GatewayCompleteness>();
        foreach (var instance in always.Keys.Union(inPeriod.Keys).Union(own.Keys).Order(StringComparer.Ordinal))
        {
            var known = always.GetValueOrDefault(instance);
            var says = own.TryGetValue(instance, out var counts) ? GatewayStatement.Of(counts)
                : known?.Told is { } told ? GatewayStatement.Of(told, fresh: told.At >= since)
                : null;
            var counted = own.ContainsKey(instance) ? now : known?.Told?.At;
            var lines = GatewayReckoning.Of(instance, inPeriod.GetValueOrDefault(instance), known?.Last ?? 0, says, period.To >= since);
            List<CaptureLossLine> lost = [.. losses.Where(l => l.Instance == instance)];
            if (lines.Count == 0 && lost.Count > 0) lines = [new GatewayCompleteness(instance, 0, 0, 0, 0, [], 0)];
            gateways.AddRange(lines.Select((line, i) => line with { CountedAt = counted, Losses = i == 0 ? lost : [] }));
        }

        return new CompletenessFigures(gateways);
    }
}
