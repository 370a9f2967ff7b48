using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Packs;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Processor.Custody;
using AuditPipeline.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace AuditPipeline.Processor.Tests.Custody;

public sealed class CustodianTests : IDisposable
{
    private const string Anna = "0123456789abcdef0123456789abcdef";
    private const string AnnasKey = "00112233445566778899aabbccddeeff";
    private static readonly string[] Ids = [.. Enumerable.Range(1, 4).Select(i => $"018f5c1e-7c00-7abc-8def-00000000000{i}")];

    private readonly MemoryCustodyRegister _register = new();
    private readonly MemoryErasableStore _store = new();
    private readonly MemoryKeys _keys = new();
    private readonly MemoryOperatorLog _log = new();
    private readonly MemoryPacks _packs = new();
    private readonly SetClock _clock = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));
    private Custodian _custodian;

    public CustodianTests()
    {
        _keys.Subjects[Anna] = AnnasKey;
        foreach (var id in Ids[..3]) _store.Rows.Add(new(id, AnnasKey));
        _store.Rows.Add(new(Ids[3], "ffeeddccbbaa99887766554433221100"));
        _custodian = Restarted();
    }

    [Fact]
    public async Task Nothing_happens_before_a_second_role_approves()
    {
        var order = await OrderedAsync();

        var (refused, fault) = await _custodian.ApproveErasureAsync(order.Id, "dpo", Cancellation);

        refused.ShouldBeNull();
        fault.ShouldNotBeNull().Text.ShouldContain("another must approve");
        _keys.Subjects.ShouldContainKey(Anna);
        _log.Statements.ShouldBeEmpty();
        _store.Rows.ShouldAllBe(r => r.Content);
        order.DueAt.ShouldBe(new DateTimeOffset(2026, 4, 4, 5, 6, 7, TimeSpan.Zero));
    }

    [Fact]
    public async Task Person_is_erased_by_the_key_and_stated()
    {
        var order = await OrderedAsync();

        var (done, _) = await _custodian.ApproveErasureAsync(order.Id, "counsel", Cancellation);

        done.ShouldNotBeNull().State.ShouldBe(ErasureState.Done);
        _keys.Subjects.ShouldBeEmpty();
        _store.Rows.Select(r => r.Content).ShouldBe([false, false, false, true]);
        _store.Rows.ShouldAllBe(r => r.Key, "by the wrapped keys that are left packs name the destroyed key");
        _log.Statements.ShouldHaveSingleItem().ShouldContain("\"count\":3");
        done.Report!.Erased.ShouldBe(3);
        done.Report.Places.ShouldContain(new ErasedPlace(StoragePlace.KeyRing, 1, 0, PlaceFinding.Gone));
        done.Report.Places.ShouldContain(new ErasedPlace(StoragePlace.Content, 3, 0, PlaceFinding.Gone));
    }

    [Fact]
    public async Task Single_record_is_erased_by_its_own_keys()
    {
        var order = await OrderedAsync(records: [Ids[3]]);

        var (done, _) = await _custodian.ApproveErasureAsync(order.Id, "counsel", Cancellation);

        done.ShouldNotBeNull().State.ShouldBe(ErasureState.Done);
        _store.Rows.Select(r => r.Key).ShouldBe([true, true, true, false]);
        _log.Statements.ShouldHaveSingleItem().ShouldContain($"\"ids\":[\"{Ids[3]}\"]");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Run_that_dies_is_finished_by_the_next_start(bool behindErasing)
    {
        var order = await OrderedAsync();
        (_log.Dies, _store.DiesBehindErasing) = (!behindErasing, behindErasing);
        await Should.ThrowAsync<IOException>(async () => await _custodian.ApproveErasureAsync(order.Id, "counsel", Cancellation));

        _custodian = Restarted();
        await _custodian.TurnAsync(Cancellation);

        var done = (await _register.ErasureAsync(order.Id, Cancellation)).ShouldNotBeNull();
        done.State.ShouldBe(ErasureState.Done);
        _keys.Subjects.ShouldBeEmpty();
        _store.Rows.Take(3).ShouldAllBe(r => !r.Content);
        _log.Statements.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Held_record_survives_the_erasure_of_its_person_and_goes_when_the_hold_ends()
    {
        var (hold, _) = await _custodian.RequestAsync(Hold(Ids[1]), Cancellation);
        await _custodian.ApproveHoldAsync(hold!.Id, "counsel", Cancellation);
        var order = await OrderedAsync();

        var (held, _) = await _custodian.ApproveErasureAsync(order.Id, "counsel", Cancellation);
        var contents = _store.Rows.Select(r => r.Content).ToList();
        var key = _keys.Subjects.ContainsKey(Anna);
        _clock.Now += TimeSpan.FromDays(1);
        await _custodian.ReleaseHoldAsync(hold.Id, "counsel", Cancellation);
        await _custodian.TurnAsync(Cancellation);
        var waiting = (await _register.ErasureAsync(order.Id, Cancellation))!.State;
        await _custodian.ApproveHoldAsync(hold.Id, "dpo", Cancellation);
        await _custodian.TurnAsync(Cancellation);

        held.ShouldNotBeNull().State.ShouldBe(ErasureState.Held);
        held.Report!.Held.ShouldBe([new HeldRecord(Ids[1], hold.Id)]);
        contents.ShouldBe([false, true, false, true]);
        key.ShouldBeTrue("the held record hangs on it");
        waiting.ShouldBe(ErasureState.Held, "one role alone ends no hold");
        (await _register.ErasureAsync(order.Id, Cancellation))!.State.ShouldBe(ErasureState.Done);
        _keys.Subjects.ShouldBeEmpty();
        _store.Rows[1].Content.ShouldBeFalse();
    }

    [Fact]
    public async Task Pack_that_shows_erased_content_is_withdrawn_and_no_other()
    {
        var shown = new PackPart(PartState.Disclosed, new byte[1], new byte[32]);
        _packs.Add("shows", (LeafOf(Ids[0]), shown));
        _packs.Add("withholds", (LeafOf(Ids[0]), new PackPart(PartState.Withheld)));
        _packs.Add("others", (LeafOf(Ids[3]), shown));
        _packs.AddUnreadable("unreadable");
        var order = await OrderedAsync();

        var (done, _) = await _custodian.ApproveErasureAsync(order.Id, "counsel", Cancellation);

        done!.Report!.WithdrawnPacks.ShouldBe(["shows", "unreadable"], ignoreOrder: true);
        _packs.Ids.ShouldBe(["withholds", "others"], ignoreOrder: true);
    }

    [Fact]
    public async Task Erasure_is_not_done_while_old_files_lie_on_disk()
    {
        _store.OldFiles = 2;
        var order = await OrderedAsync();
        var (first, _) = await _custodian.ApproveErasureAsync(order.Id, "counsel", Cancellation);

        _store.OldFiles = 0;
        await _custodian.TurnAsync(Cancellation);

        first!.State.ShouldBe(ErasureState.Approved);
        first.Report!.Places.ShouldContain(new ErasedPlace(StoragePlace.OldFiles, -1, 2, PlaceFinding.Remains));
        (await _register.ErasureAsync(order.Id, Cancellation))!.State.ShouldBe(ErasureState.Done);
        _log.Statements.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Content_that_a_backup_brings_back_goes_again_at_the_next_start()
    {
        var order = await OrderedAsync();
        await _custodian.ApproveErasureAsync(order.Id, "counsel", Cancellation);
        _store.Rows[0].Content = true;
        _clock.Now += TimeSpan.FromDays(90);

        _custodian = Restarted();
        await _custodian.TurnAsync(Cancellation);

        _store.Rows[0].Content.ShouldBeFalse();
    }

    [Fact]
    public async Task Order_that_cannot_go_on_does_not_hold_up_another()
    {
        var stuck = await OrderedAsync(records: [Ids[3]]);
        _clock.Now += TimeSpan.FromMinutes(1);   // newest first: this one comes before the other
        var other = await OrderedAsync();
        _store.DiesBehindErasing = true;
        await Should.ThrowAsync<IOException>(async () => await _custodian.ApproveErasureAsync(stuck.Id, "counsel", Cancellation));
        _store.DiesBehindErasing = true;
        await Should.ThrowAsync<IOException>(async () => await _custodian.ApproveErasureAsync(other.Id, "counsel", Cancellation));

        _store.DiesBehindErasing = true;
        await _custodian.TurnAsync(Cancellation);

        (await _register.ErasureAsync(other.Id, Cancellation))!.State.ShouldBe(ErasureState.Approved);
        (await _register.ErasureAsync(stuck.Id, Cancellation))!.State.ShouldBe(ErasureState.Done);
    }

    [Fact]
    public async Task Store_is_tidied_now_and_then()
    {
        await _custodian.TurnAsync(Cancellation);
        await _custodian.TurnAsync(Cancellation);
        _clock.Now += TimeSpan.FromMinutes(11);
        await _custodian.TurnAsync(Cancellation);

        _store.Tidied.ShouldBe(2);
    }

    [Fact]
    public async Task Person_nobody_knows_is_done_with_nothing()
    {
        _keys.Subjects.Clear();
        var order = await OrderedAsync();

        var (done, _) = await _custodian.ApproveErasureAsync(order.Id, "counsel", Cancellation);

        done!.State.ShouldBe(ErasureState.Done);
        done.Report!.Erased.ShouldBe(0);
        _log.Statements.ShouldBeEmpty();
    }

    [Fact]
    public async Task Placing_and_releasing_a_hold_is_stated_in_the_log()
    {
        var (hold, _) = await _custodian.RequestAsync(Hold(Ids[1]), Cancellation);

        await _custodian.ApproveHoldAsync(hold!.Id, "counsel", Cancellation);
        await _custodian.ReleaseHoldAsync(hold.Id, "counsel", Cancellation);
        var (_, fault) = await _custodian.ApproveHoldAsync(hold.Id, "counsel", Cancellation);
        await _custodian.ApproveHoldAsync(hold.Id, "dpo", Cancellation);

        fault.ShouldNotBeNull();
        _log.Statements.Count.ShouldBe(2);
        _log.Statements[0].ShouldContain("\"state\":\"placed\"");
        _log.Statements[1].ShouldContain("\"state\":\"released\"");
    }

    public void Dispose() => _custodian.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Custodian Restarted()
    {
        _custodian?.Dispose();
        return new Custodian(
            _register, _store, _keys, _log, _packs, new NoCopies(), new CountingRandomness(), new CustodyOptions(), _clock, NullLogger<Custodian>.Instance);
    }

    private async Task<ErasureOrder> OrderedAsync(string[]? records = null)
    {
        var wanted = new ErasureOrder
        {
            Id = "", Tenant = "acme", Subject = records is null ? Anna : null, Records = records ?? [], Basis = "GDPR-17", RequestedBy = "dpo",
            RequestedAt = default, DueAt = default,
        };
        var (order, fault) = await _custodian.RequestAsync(wanted, Cancellation);
        return order.ShouldNotBeNull(fault?.Text);
    }

    private static LegalHold Hold(string record) => new()
    {
        Id = "", Tenant = "acme", Reason = "court case", Records = [record], RequestedBy = "dpo", RequestedAt = default,
    };

    private static byte[] LeafOf(string id)
    {
        var records = Records.Run(Core.Captures.StreamId.OfPartition(0), 0, 1);
        return [.. new LeafWriter().Write(records[0].Leaf with { Id = id })];
    }
}
