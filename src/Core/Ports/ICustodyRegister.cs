using AuditPipeline.Core.Custody;

namespace AuditPipeline.Core.Ports;

/// <summary>Keeps orders and holds, for ever. Writes are durable on return. Thread-safe.</summary>
public interface ICustodyRegister
{
    /// <summary>Most orders, and most holds, that are answered at once.</summary>
    const int Most = 10_000;

    /// <summary>Writes an order, new or changed.</summary>
    ValueTask PutAsync(ErasureOrder order, CancellationToken cancellation);

    ValueTask<ErasureOrder?> ErasureAsync(string id, CancellationToken cancellation);

    /// <summary>Newest first, at most <see cref="Most"/>.</summary>
    ValueTask<IReadOnlyList<ErasureOrder>> ErasuresAsync(CancellationToken cancellation);

    /// <summary>Writes a hold, new or changed.</summary>
    ValueTask PutAsync(LegalHold hold, CancellationToken cancellation);

    ValueTask<LegalHold?> HoldAsync(string id, CancellationToken cancellation);

    /// <summary>Newest first, at most <see cref="Most"/>.</summary>
    ValueTask<IReadOnlyList<LegalHold>> HoldsAsync(CancellationToken cancellation);
}
