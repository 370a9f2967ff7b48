using AuditPipeline.Core.Custody;

namespace AuditPipeline.Core.Ports;

/// <summary>Takes orders to erase and legal holds; each takes two roles. An act that is refused says why; an id that nobody knows answers null and
/// null.</summary>
public interface ICustodian
{
    /// <summary>Takes up an order; nothing happens before a second role approves it.</summary>
    /// <param name="wanted">Its id, state and times are given here.</param>
    /// <param name="cancellation">Gives up before it is kept, or not at all.</param>
    ValueTask<(ErasureOrder? Order, CustodyFault? Fault)> RequestAsync(ErasureOrder wanted, CancellationToken cancellation);

    /// <summary>The second role approves: it is carried out before this returns, as far as holds and the store's old files let it; the rest
    /// follows by itself.</summary>
    ValueTask<(ErasureOrder? Order, CustodyFault? Fault)> ApproveErasureAsync(string id, string role, CancellationToken cancellation);

    /// <summary>Takes an order back before it was approved.</summary>
    ValueTask<(ErasureOrder? Order, CustodyFault? Fault)> WithdrawErasureAsync(string id, CancellationToken cancellation);

    /// <summary>Takes up a hold. It keeps records from now on; a second role makes it last.</summary>
    /// <param name="wanted">Its id, state and times are given here.</param>
    /// <param name="cancellation">Gives up before it is kept, or not at all.</param>
    ValueTask<(LegalHold? Hold, CustodyFault? Fault)> RequestAsync(LegalHold wanted, CancellationToken cancellation);

    /// <summary>The second role agrees to a hold, or to its end; then what waited for its end is erased.</summary>
    ValueTask<(LegalHold? Hold, CustodyFault? Fault)> ApproveHoldAsync(string id, string role, CancellationToken cancellation);

    /// <summary>One role asks for the end of a hold.</summary>
    ValueTask<(LegalHold? Hold, CustodyFault? Fault)> ReleaseHoldAsync(string id, string role, CancellationToken cancellation);
}
