using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Custody;

/// <summary>Keeps what must be kept and destroys what must go: orders to erase and legal holds, each by two roles. One at a time.</summary>
public sealed class Custodian : ICustodian, IDisposable
{
    private const int IdBytes = 8;
    private static readonly TimeSpan Settling = TimeSpan.FromHours(1);

    private readonly ICustodyRegister _register;
    private readonly IErasableStore _store;
    private readonly IOperatorLog _log;
    private readonly IRandomness _randomness;
    private readonly TimeProvider _time;
    private readonly ILogger<Custodian> _logger;
    private readonly ErasureRun _run;
    private readonly CustodyOptions _options;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _swept;
    private DateTimeOffset _tidied;

    public Custodian(
        ICustodyRegister register, IErasableStore store, IKeyDestruction keys, IOperatorLog log, IPackStore packs, ICopyPlaces copies,
        IRandomness randomness, CustodyOptions options, TimeProvider time, ILogger<Custodian> logger)
    {
        (_register, _store, _log, _randomness, _options, _time, _logger) = (register, store, log, randomness, options, time, logger);
        _run = new ErasureRun(register, store, keys, log, new PackWithdrawal(packs), copies, time);
    }

    /// <inheritdoc/>
    public async ValueTask<(ErasureOrder? Order, CustodyFault? Fault)> RequestAsync(ErasureOrder wanted, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        var order = wanted with
        {
            Id = NewId('e'), RequestedAt = now, DueAt = now.AddMonths(1), State = ErasureState.Requested, ApprovedBy = null, ApprovedAt = null, Report = null,
        };
        if (CustodyRules.Check(order) is { } fault) return (null, fault);
        await _register.PutAsync(order, cancellation);
        _logger.ErasureRequested(order.Id, order.RequestedBy);
        return (order, null);
    }

    /// <inheritdoc/>
    public ValueTask<(ErasureOrder? Order, CustodyFault? Fault)> ApproveErasureAsync(string id, string role, CancellationToken cancellation) =>
        ChangeAsync(id, order => CustodyRules.Approve(order, role, _time.GetUtcNow()), cancellation);

    /// <inheritdoc/>
    public ValueTask<(ErasureOrder? Order, CustodyFault? Fault)> WithdrawErasureAsync(string id, CancellationToken cancellation) =>
        ChangeAsync(id, CustodyRules.Withdraw, cancellation);

    /// <inheritdoc/>
    public async ValueTask<(LegalHold? Hold, CustodyFault? Fault)> RequestAsync(LegalHold wanted, CancellationToken cancellation)
    {
        var hold = wanted with { Id = NewId('h'), RequestedAt = _time.GetUtcNow(), State = HoldState.Requested };
        if (CustodyRules.Check(hold) is { } fault) return (null, fault);
        // Not while something is being erased: it would come too late for what is going, and nobody could tell for which.
        await _turn.WaitAsync(cancellation);
        try
        {
            await _register.PutAsync(hold, cancellation);
        }
        finally
        {
            _turn.Release();
        }

        _logger.HoldChanged(hold.Id, hold.State, hold.RequestedBy);
        return (hold, null);
    }

    /// <inheritdoc/>
    public ValueTask<(LegalHold? Hold, CustodyFault? Fault)> ApproveHoldAsync(string id, string role, CancellationToken cancellation) =>
        ChangeAsync(id, role, hold => CustodyRules.Approve(hold, role, _time.GetUtcNow()), cancellation);

    /// <inheritdoc/>
    public ValueTask<(LegalHold? Hold, CustodyFault? Fault)> ReleaseHoldAsync(string id, string role, CancellationToken cancellation) =>
        ChangeAsync(id, role, hold => CustodyRules.Release(hold, role, _time.GetUtcNow()), cancellation);

    /// <summary>Goes on until cancelled: finishes what was interrupted, completes what waited for a hold, and looks whether anything erased has
    /// come back. A failure is told and tried again.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(_options.Interval, _time);
        do
        {
            try
            {
                await TurnAsync(cancellation);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                if (cancellation.IsCancellationRequested) return;   // a step that was broken off is taken up by the next start
                Failed(e);
            }
        }
        while (await NextAsync(timer, cancellation));
    }

    /// <summary>One turn of <see cref="RunAsync"/>.</summary>
    public async ValueTask TurnAsync(CancellationToken cancellation)
    {
        var orders = await _register.ErasuresAsync(cancellation);
        var ended = (await _register.HoldsAsync(cancellation)).Max(h => h.ReleasedAt) ?? DateTimeOffset.MinValue;
        // All of them once, since the store may have been put back from a backup before this start; then those of the last hour, since a call
        // may have been on its way.
        var since = _swept ? _time.GetUtcNow() - Settling : DateTimeOffset.MinValue;
        foreach (var order in orders)
        {
            try
            {
                await TurnAsync(order, ended, since, cancellation);
            }
            catch (Exception e) when (e is not OutOfMemoryException && !cancellation.IsCancellationRequested)
            {
                Failed(e);   // an order that cannot go on does not hold up the others
            }
        }

        _swept = true;
        if (_time.GetUtcNow() - _tidied < _options.TidyInterval) return;
        await _store.TidyAsync(cancellation);
        _tidied = _time.GetUtcNow();
    }

    public void Dispose() => _turn.Dispose();

    private async ValueTask TurnAsync(ErasureOrder order, DateTimeOffset ended, DateTimeOffset since, CancellationToken cancellation)
    {
        var waits = order.State is ErasureState.Held && order.Report is { } report && report.At >= ended;
        if (order.State is ErasureState.Approved or ErasureState.Held && !waits) await CarryOutAsync(order.Id, cancellation);
        else if (order.IsExecuted && order.Report?.At >= since && await _run.SweepAsync(order, cancellation) is > 0 and var rows)
            _logger.ErasedCameBack(order.Id, rows);
    }

    private void Failed(Exception e) =>
        _logger.CustodyFailed(e is IOException or InvalidDataException or InvalidOperationException ? e.Message : e.GetType().Name);

    private async ValueTask<(ErasureOrder? Order, CustodyFault? Fault)> ChangeAsync(
        string id, Func<ErasureOrder, (ErasureOrder? Order, CustodyFault? Fault)> change, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (await _register.ErasureAsync(id, cancellation) is not { } order) return (null, null);
            var (changed, fault) = change(order);
            if (changed is null) return (null, fault);
            await _register.PutAsync(changed, cancellation);
            _logger.ErasureChanged(id, changed.State);
        }
        finally
        {
            _turn.Release();
        }

        // From here on it is carried out whether the caller waits or not: the next turn takes up what this one leaves.
        return (await CarryOutAsync(id, cancellation), null);
    }

    private async ValueTask<(LegalHold? Hold, CustodyFault? Fault)> ChangeAsync(
        string id, string role, Func<LegalHold, (LegalHold? Hold, CustodyFault? Fault)> change, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (await _register.HoldAsync(id, cancellation) is not { } hold) return (null, null);
            var (changed, fault) = change(hold);
            if (changed is null) return (null, fault);
            // Stated before it is kept: a hold that two roles agreed on must not go unstated because of a crash; agreeing again states it again.
            if (changed.State is HoldState.Placed or HoldState.Released)
            {
                var by = changed.State == HoldState.Placed
                    ? (changed.RequestedBy, changed.PlacedBy!)
                    : (changed.ReleaseRequestedBy!, changed.ReleasedBy!);
                await _log.AppendAsync(
                    [OperatorStatement.HoldChanged(id, changed.State == HoldState.Placed, by, _time.GetUtcNow())], cancellation);
            }

            await _register.PutAsync(changed, cancellation);
            _logger.HoldChanged(id, changed.State, role);
            return (changed, null);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask<ErasureOrder?> CarryOutAsync(string id, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var order = await _register.ErasureAsync(id, cancellation);
            if (order is null || order.State is not (ErasureState.Approved or ErasureState.Held)) return order;
            var after = await _run.RunAsync(order, cancellation);
            if (after.State != order.State) _logger.ErasureChanged(id, after.State);
            return after;
        }
        finally
        {
            _turn.Release();
        }
    }

    private string NewId(char kind)
    {
        Span<byte> bytes = stackalloc byte[IdBytes];
        _randomness.Fill(bytes);
        return $"{kind}-{Convert.ToHexStringLower(bytes)}";
    }

    private static async ValueTask<bool> NextAsync(PeriodicTimer timer, CancellationToken cancellation)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
