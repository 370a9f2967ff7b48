using System.Collections.Concurrent;
using AuditPipeline.Core.Pricing;
using AuditPipeline.Core.Sealing;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Line;

/// <summary>Tells once, for each model, that the price lists do not know it; every such call is counted besides. Thread-safe.</summary>
internal sealed class UnpricedNotices(ProcessorMetrics metrics, ILogger log)
{
    // More models than any deployment calls; what is beyond is counted and not named.
    private const int MostNamed = 1_024;

    private readonly ConcurrentDictionary<(string? Provider, string? Model), bool> _named = new();

    public void Tell(LeafMeta meta)
    {
        if (meta.Unpriced is not { } reason) return;

        metrics.Unpriced(reason);
        if (reason is not (TokenCost.ModelUnknown or TokenCost.PriceMissing)) return;

        var model = meta.ModelAnswered ?? meta.ModelRequested;
        if (_named.ContainsKey((meta.Provider, model)) || _named.Count >= MostNamed) return;   // the count takes every lock
        if (_named.TryAdd((meta.Provider, model), true)) log.ModelUnpriced(meta.Provider ?? "unknown", model ?? "unknown", reason);
    }
}
