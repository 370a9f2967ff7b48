using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Tests.ClickHouse;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Contracts.Tests.Custody;

/// <summary>Erasing in a real store.</summary>
public sealed class ErasableStoreTests(InProcessClickHouseFixture fixture) : IAsyncLifetime
{
    private const string PersonKey = "00112233445566778899aabbccddee00";
    private const string OtherKey = "ffeeddccbbaa99887766554433221100";
    private static readonly StreamId Stream = StreamId.OfPartition(0);

    private IClickHouse _database = null!;
    private ClickHouseErasure _store = null!;
    private List<SealedRecord> _records = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await fixture.NewDatabaseAsync();
        await ClickHouseSchema.ApplyAsync(_database, Migration.All, TimeProvider.System, default);
        _store = new ClickHouseErasure(_database, cleans: false);
        // Six of one person, then four of another, over the end of a month.
        _records = Records.Run(Stream, 0, 10, new DateTimeOffset(2026, 3, 31, 23, 59, 55, TimeSpan.Zero));
        for (var i = 0; i < 10; i++)
            _records[i] = _records[i] with { Parts = [.. _records[i].Parts.Select(p => p with { KekId = i < 6 ? PersonKey : OtherKey })] };
        using var writer = new ClickHouseRecordStore(_database);
        await writer.WriteAsync(Stream, _records, default);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Extent_counts_what_hangs_on_a_key()
    {
        (await _store.ExtentAsync(OnKey(), default)).ShouldBe(new ErasureExtent(6, 6, 6, 12));
        (await _store.ExtentAsync(OnKey(except: Id(2)), default)).ShouldBe(new ErasureExtent(5, 5, 5, 10));
        (await _store.ExtentAsync(Single(Id(1), Id(8)), default)).ShouldBe(new ErasureExtent(2, 2, 2, 4));
        (await _store.RecordsAsync(OnKey(), default).ToListAsync()).ShouldBe(Enumerable.Range(0, 6).Select(Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_hangs_on_a_key_goes_and_nothing_else()
    {
        var left = await _store.EraseAsync(OnKey(), keys: false, default);
        var again = await _store.EraseAsync(OnKey(), keys: false, default);

        left.ShouldBe(new ErasureExtent(6, 0, 0, 12));
        again.ShouldBe(left);
        (await _store.ExtentAsync(new ErasureScope(OtherKey, [], []), default)).ShouldBe(new ErasureExtent(4, 4, 4, 8));
        var rows = _database.QueryAsync("SELECT count() FROM records", null, static (ref RowBinaryReader row) => row.ReadInt64(), default);
        (await rows.SingleAsync()).ShouldBe(10);
    }

    [Fact]
    public async Task Single_records_go_with_their_wrapped_keys()
    {
        var left = await _store.EraseAsync(Single(Id(1), Id(8)), keys: true, default);

        left.ShouldBe(new ErasureExtent(2, 0, 0, 0));
        (await _store.ExtentAsync(OnKey(), default)).ShouldBe(new ErasureExtent(5, 5, 5, 10));
    }

    [Fact]
    public async Task Held_records_of_a_person_stay_whole()
    {
        await _store.EraseAsync(OnKey(except: Id(2)), keys: true, default);

        (await _store.ExtentAsync(OnKey(), default)).ShouldBe(new ErasureExtent(1, 1, 1, 2));
        (await _store.ExtentAsync(Single(Id(2)), default)).ShouldBe(new ErasureExtent(1, 1, 1, 2));
    }

    [Fact]
    public async Task Holds_cover_by_system_person_time_and_id()
    {
        (await HeldAsync(Hold() with { System = "helpdesk" })).Count.ShouldBe(6);
        (await HeldAsync(Hold() with { System = "other" })).ShouldBeEmpty();
        (await HeldAsync(Hold() with { Subject = Records.Pseudonym })).Count.ShouldBe(6);
        (await HeldAsync(Hold() with { Subject = OtherKey })).ShouldBeEmpty();
        (await HeldAsync(Hold() with { From = _records[4].Leaf.CapturedAt })).Select(h => h.Id).ShouldBe([Id(4), Id(5)], ignoreOrder: true);
        (await HeldAsync(Hold() with { To = _records[1].Leaf.CapturedAt })).Select(h => h.Id).ShouldBe([Id(0)]);
        (await HeldAsync(Hold() with { Records = [Id(3), Id(7)] })).ShouldBe([new HeldRecord(Id(3), "h-1")]);
        (await HeldAsync(Hold() with { System = "helpdesk", Records = [Id(3)], To = _records[1].Leaf.CapturedAt })).ShouldBeEmpty();
    }

    [Fact]
    public async Task More_held_records_than_can_be_named_are_refused()
    {
        await Should.ThrowAsync<InvalidOperationException>(
            async () => await _store.HeldAsync(OnKey(), [Hold() with { System = "helpdesk" }], most: 5, default));
    }

    [Fact]
    public async Task Files_of_before_are_counted_until_the_database_has_removed_them()
    {
        var erased = DateTimeOffset.UtcNow;
        (await _store.OldFilesAsync(erased, default)).ShouldBe(0);

        await _store.EraseAsync(OnKey(), keys: true, default);

        (await _store.OldFilesAsync(DateTimeOffset.UtcNow.AddSeconds(1), default)).ShouldBeGreaterThan(0);
    }

    private async Task<IReadOnlyList<HeldRecord>> HeldAsync(LegalHold hold) => await _store.HeldAsync(OnKey(), [hold], 100, default);

    private string Id(int index) => _records[index].Leaf.Id;

    private static ErasureScope OnKey(params string[] except) => new(PersonKey, [], except);

    private static ErasureScope Single(params string[] ids) => new(null, ids, []);

    private static LegalHold Hold() => new()
    {
        Id = "h-1", Tenant = "acme", Reason = "court case", RequestedBy = "dpo", RequestedAt = Records.Start, State = HoldState.Placed,
    };
}
