using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Processor.Custody;

/// <summary>Carries one approved order out: hold check, destruction, statement in the anchor log, removal of what is readable, packs, and a look at
/// every place (seal page, section 3). Every step may run twice; what matters for going on after a crash is put into the register first.</summary>
internal sealed class ErasureRun(
    ICustodyRegister register, IErasableStore store, IKeyDestruction keys, IOperatorLog log, PackWithdrawal packs, ICopyPlaces copies, TimeProvider time)
{
    private const int StatementsAtOnce = 1_000;

    // Ids of so many go with a statement to the store; an erasure of which more are held waits until the holds end.
    private const int MostHeld = 100_000;

    /// <summary>The order as it stands afterwards; already in the register.</summary>
    public async ValueTask<ErasureOrder> RunAsync(ErasureOrder order, CancellationToken cancellation)
    {
        order = await WithKeyAsync(order, cancellation);
        if (order.Subject is not null && order.KekId is null) return await NothingAsync(order, cancellation);

        var whole = new ErasureScope(order.KekId, order.Records, []);
        // A hold that comes behind the destruction comes too late: the run is finished, and says so.
        var destroyed = await IsDestroyedAsync(order, cancellation);
        var holds = (await register.HoldsAsync(cancellation)).Where(h => h.IsActive && h.Tenant == order.Tenant).ToList();
        IReadOnlyList<HeldRecord> held = destroyed ? [] : await store.HeldAsync(whole, holds, MostHeld, cancellation);
        if (order.Before is null) order = await KeepAsync(order with { Before = await store.ExtentAsync(whole, cancellation) }, cancellation);

        var scope = whole with { Except = [.. held.Select(h => h.Id)] };
        var byKey = order.Subject is not null && held.Count == 0;
        // The ids are taken before anything goes: packs are searched by them.
        var ids = await store.RecordsAsync(scope, cancellation).ToHashSetAsync(StringComparer.Ordinal, cancellation);
        order = byKey ? await DestroyKeyAsync(order, cancellation) : await StateRecordsAsync(order, ids, cancellation);
        var found = await store.ExtentAsync(scope, cancellation);
        // When a hold has ended more goes, and then the files of before that moment count. Forgotten first: a crash behind the removal must not leave the
        // earlier moment.
        if (found.Content + found.Originals > 0 && order.RemovedAt is not null) order = await KeepAsync(order with { RemovedAt = null }, cancellation);
        var left = await store.EraseAsync(scope, keys: !byKey, cancellation);
        if (order.RemovedAt is null) order = await KeepAsync(order with { RemovedAt = time.GetUtcNow() }, cancellation);
        var withdrawn = await packs.RunAsync(ids.Contains, cancellation);

        var report = await LookAsync(order, left, byKey, held, withdrawn, cancellation);
        var state = !report.IsClean ? ErasureState.Approved : held.Count > 0 ? ErasureState.Held : ErasureState.Done;
        return await KeepAsync(order with { Report = report, State = state }, cancellation);
    }

    /// <summary>Looks again whether what an executed order erased is readable anywhere: a call that was being sealed while its key was destroyed,
    /// or a store that was put back from a backup.</summary>
    /// <returns>Rows that had to be removed again.</returns>
    public async ValueTask<long> SweepAsync(ErasureOrder order, CancellationToken cancellation)
    {
        if (order.KekId is null || order.KeyStatement is null) return 0;
        var scope = new ErasureScope(order.KekId, [], []);
        var found = await store.ExtentAsync(scope, cancellation);
        if (found.Content + found.Originals == 0) return 0;
        await store.EraseAsync(scope, keys: false, cancellation);
        return found.Content + found.Originals;
    }

    private async ValueTask<ErasureOrder> WithKeyAsync(ErasureOrder order, CancellationToken cancellation)
    {
        if (order.Subject is null || order.KekId is not null) return order;
        var kekId = await keys.KekIdOfAsync(SubjectOf(order), cancellation);
        return kekId is null ? order : await KeepAsync(order with { KekId = kekId }, cancellation);
    }

    private async ValueTask<ErasureOrder> DestroyKeyAsync(ErasureOrder order, CancellationToken cancellation)
    {
        if (order.KeyStatement is not null) return order;
        var records = (await store.ExtentAsync(new ErasureScope(order.KekId, [], []), cancellation)).Records;
        // Only the key this order found: the person may have come back with another. Also when it is gone, since a run that died may have left its
        // bytes in the ring's files.
        await keys.DestroyAsync(SubjectOf(order), order.KekId!, cancellation);
        var statement = OperatorStatement.KeyErased(
            order.KekId!, records, order.Id, order.Basis, (order.RequestedBy, order.ApprovedBy!), time.GetUtcNow());
        var places = await log.AppendAsync([statement], cancellation);
        return await KeepAsync(order with { KeyStatement = places[0].Index }, cancellation);
    }

    private async ValueTask<bool> IsDestroyedAsync(ErasureOrder order, CancellationToken cancellation) =>
        order.KeyStatement is not null
        || (order.KekId is not null && await keys.KekIdOfAsync(SubjectOf(order), cancellation) != order.KekId);

    // Stated before they go: behind the deletion nobody could name them after a crash. The order is approved, so what is stated will be done.
    private async ValueTask<ErasureOrder> StateRecordsAsync(ErasureOrder order, HashSet<string> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0) return order;
        var at = time.GetUtcNow();
        var statements = ids.Order(StringComparer.Ordinal).Chunk(OperatorStatement.MostIds)
            .Select(chunk => (ReadOnlyMemory<byte>)OperatorStatement.RecordsErased(
                chunk, order.Id, order.Basis, (order.RequestedBy, order.ApprovedBy!), at));
        foreach (var batch in statements.Chunk(StatementsAtOnce))
        {
            var places = await log.AppendAsync(batch, cancellation);
            order = order with { RecordStatement = places[^1].Index };
        }

        return await KeepAsync(order, cancellation);
    }

    private async ValueTask<ErasureReport> LookAsync(
        ErasureOrder order, ErasureExtent left, bool byKey, IReadOnlyList<HeldRecord> held, IReadOnlyList<string> withdrawn, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var before = order.Before!;
        var keyLeft = byKey && await keys.KekIdOfAsync(SubjectOf(order), cancellation) == order.KekId ? 1 : 0;
        var files = await store.OldFilesAsync(order.RemovedAt!.Value, cancellation);
        List<ErasedPlace> places = [];
        if (order.Subject is not null)
            places.Add(byKey ? Counted(StoragePlace.KeyRing, 1, keyLeft) : new(StoragePlace.KeyRing, 1, 1, PlaceFinding.Kept));
        places.Add(byKey
            ? new(StoragePlace.RecordKeys, before.Keys, left.Keys, left.Keys == 0 ? PlaceFinding.Gone : PlaceFinding.Unreadable)
            : Counted(StoragePlace.RecordKeys, before.Keys, left.Keys));
        places.Add(Counted(StoragePlace.Content, before.Content, left.Content));
        places.Add(Counted(StoragePlace.Originals, before.Originals, left.Originals));
        places.Add(Counted(StoragePlace.OldFiles, -1, files));
        places.AddRange(await copies.LookAsync(order.ApprovedAt ?? now, cancellation));
        places.Add(new(StoragePlace.Packs, Earlier(order).Count + withdrawn.Count, 0, PlaceFinding.Gone));
        return new ErasureReport(
            now, before.Records - held.Count, places, [.. held.Take(ErasureReport.MostHeld)], held.Count, [.. Earlier(order).Union(withdrawn, StringComparer.Ordinal)]);
    }

    private async ValueTask<ErasureOrder> NothingAsync(ErasureOrder order, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var report = new ErasureReport(now, 0, [new(StoragePlace.KeyRing, 0, 0, PlaceFinding.Gone)], [], 0, []);
        return await KeepAsync(order with { State = ErasureState.Done, Report = report, Before = new(0, 0, 0, 0) }, cancellation);
    }

    private async ValueTask<ErasureOrder> KeepAsync(ErasureOrder order, CancellationToken cancellation)
    {
        await register.PutAsync(order, cancellation);
        return order;
    }

    private static IReadOnlyList<string> Earlier(ErasureOrder order) => order.Report?.WithdrawnPacks ?? [];

    private static ErasedPlace Counted(StoragePlace place, long before, long after) =>
        new(place, before, after, after == 0 ? PlaceFinding.Gone : PlaceFinding.Remains);

    private static KeySubject SubjectOf(ErasureOrder order) => new(order.Tenant, KeySubjectKind.Person, order.Subject!);
}
