using System.Collections.Concurrent;
using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Tests.Shared;

/// <summary>Orders and holds in memory.</summary>
public sealed class MemoryCustodyRegister : ICustodyRegister
{
    private readonly ConcurrentDictionary<string, ErasureOrder> _orders = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LegalHold> _holds = new(StringComparer.Ordinal);

    public ValueTask PutAsync(ErasureOrder order, CancellationToken cancellation)
    {
        _orders[order.Id] = order;
        return ValueTask.CompletedTask;
    }

    public ValueTask<ErasureOrder?> ErasureAsync(string id, CancellationToken cancellation) => new(_orders.GetValueOrDefault(id));

    public ValueTask<IReadOnlyList<ErasureOrder>> ErasuresAsync(CancellationToken cancellation) =>
        new([.. _orders.Values.OrderByDescending(o => o.RequestedAt).ThenByDescending(o => o.Id, StringComparer.Ordinal)]);

    public ValueTask PutAsync(LegalHold hold, CancellationToken cancellation)
    {
        _holds[hold.Id] = hold;
        return ValueTask.CompletedTask;
    }

    public ValueTask<LegalHold?> HoldAsync(string id, CancellationToken cancellation) => new(_holds.GetValueOrDefault(id));

    public ValueTask<IReadOnlyList<LegalHold>> HoldsAsync(CancellationToken cancellation) =>
        new([.. _holds.Values.OrderByDescending(h => h.RequestedAt).ThenByDescending(h => h.Id, StringComparer.Ordinal)]);
}
