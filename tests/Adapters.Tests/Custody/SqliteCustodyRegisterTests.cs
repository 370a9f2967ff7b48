using AuditPipeline.Adapters.Embedded.Custody;
using AuditPipeline.Core.Custody;
using AuditPipeline.Tests.Shared;
using Shouldly;

namespace AuditPipeline.Adapters.Tests.Custody;

public sealed class SqliteCustodyRegisterTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    private string File => _folder.Below("custody.db");

    [Fact]
    public async Task Orders_and_holds_come_back_whole_after_reopening()
    {
        var order = Order("e-1") with
        {
            State = ErasureState.Held, KekId = "00112233445566778899aabbccddeeff", KeyStatement = 7, Before = new(3, 3, 3, 6),
            Report = new ErasureReport(
                At, 2, [new(StoragePlace.Queue, -1, -1, PlaceFinding.Expires, At.AddDays(1))], [new("r-1", "h-1")], 1, ["pack-1"]),
        };
        var hold = new LegalHold { Id = "h-1", Tenant = "acme", Reason = "court case", Records = ["r-1"], RequestedBy = "dpo", RequestedAt = At };
        using (var register = SqliteCustodyRegister.Open(File))
        {
            await register.PutAsync(Order("e-1"), default);
            await register.PutAsync(order, default);
            await register.PutAsync(hold, default);
        }

        using var again = SqliteCustodyRegister.Open(File);

        (await again.ErasureAsync("e-1", default)).ShouldBeEquivalentTo(order);
        (await again.HoldAsync("h-1", default)).ShouldBeEquivalentTo(hold);
        (await again.ErasureAsync("h-1", default)).ShouldBeNull();
        (await again.HoldAsync("e-1", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Orders_are_listed_newest_first()
    {
        using var register = SqliteCustodyRegister.Open(File);
        await register.PutAsync(Order("e-1"), default);
        await register.PutAsync(Order("e-2") with { RequestedAt = At.AddDays(1) }, default);

        (await register.ErasuresAsync(default)).Select(o => o.Id).ShouldBe(["e-2", "e-1"]);
        (await register.HoldsAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public void Damaged_register_is_named_and_left_as_it_is()
    {
        var damaged = new byte[8192];
        Array.Fill(damaged, (byte)'x');
        System.IO.File.WriteAllBytes(File, damaged);

        Should.Throw<IOException>(() => SqliteCustodyRegister.Open(File)).Message.ShouldContain(File);

        System.IO.File.ReadAllBytes(File).ShouldBe(damaged);
    }

    public void Dispose() => _folder.Dispose();

    private static ErasureOrder Order(string id) => new()
    {
        Id = id, Tenant = "acme", Subject = "0123456789abcdef0123456789abcdef", Basis = "GDPR-17", RequestedBy = "dpo", RequestedAt = At, DueAt = At.AddMonths(1),
    };
}
