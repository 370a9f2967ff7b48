using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Ports;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Reports.Tests.Query;

/// <summary>Applies the rules and keeps; carries nothing out.</summary>
internal sealed class FakeCustodian(MemoryCustodyRegister register) : ICustodian
{
    public static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public async ValueTask<(ErasureOrder? Order, CustodyFault? Fault)> RequestAsync(ErasureOrder wanted, CancellationToken cancellation)
    {
        var order = wanted with { Id = "e-1", RequestedAt = At, DueAt = At.AddMonths(1) };
        if (CustodyRules.Check(order) is { } fault) return (null, fault);
        await register.PutAsync(order, cancellation);
        return (order, null);
    }

    public async ValueTask<(ErasureOrder? Order, CustodyFault? Fault)> ApproveErasureAsync(string id, string role, CancellationToken cancellation) =>
        await register.ErasureAsync(id, cancellation) is { } order ? CustodyRules.Approve(order, role, At) : (null, null);

    public async ValueTask<(ErasureOrder? Order, CustodyFault? Fault)> WithdrawErasureAsync(string id, CancellationToken cancellation) =>
        await register.ErasureAsync(id, cancellation) is { } order ? CustodyRules.Withdraw(order) : (null, null);

    public async ValueTask<(LegalHold? Hold, CustodyFault? Fault)> RequestAsync(LegalHold wanted, CancellationToken cancellation)
    {
        var hold = wanted with { Id = "h-1", RequestedAt = At };
        if (CustodyRules.Check(hold) is { } fault) return (null, fault);
        await register.PutAsync(hold, cancellation);
        return (hold, null);
    }

    public async ValueTask<(LegalHold? Hold, CustodyFault? Fault)> ApproveHoldAsync(string id, string role, CancellationToken cancellation) =>
        await register.HoldAsync(id, cancellation) is { } hold ? CustodyRules.Approve(hold, role, At) : (null, null);

    public async ValueTask<(LegalHold? Hold, CustodyFault? Fault)> ReleaseHoldAsync(string id, string role, CancellationToken cancellation) =>
        await register.HoldAsync(id, cancellation) is { } hold ? CustodyRules.Release(hold, role, At) : (null, null);
}
