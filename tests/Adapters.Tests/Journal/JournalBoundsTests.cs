using AuditPipeline.Adapters.Embedded.Journal;
using AuditPipeline.Core.Captures;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Adapters.Tests.Journal;

public sealed class JournalBoundsTests : IAsyncLifetime
{
    private readonly JournalHouse _house = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Opening_larger_than_the_waiting_room_is_refused_as_full_and_takes_no_number()
    {
        _house.Options = new JournalOptions { MaxPendingBytes = 2_000 };
        var journal = await _house.StartAsync();

        var refused = await journal.OpenAsync(Calls.Opening(prompt: new string('p', 2_000)), default);
        var next = await journal.RecordAsync(Calls.Opening());

        refused.Refusal.ShouldBe("journal_full");
        refused.Number.ShouldBeNull();
        next.Value.ShouldBe(1);
    }

    [Fact]
    public async Task Full_file_refuses_openings_and_imports_but_takes_closings_and_empties_again()
    {
        var journal = await _house.StartAsync();
        var open = Calls.Opening(prompt: new string('p', 400_000));
        await journal.OpenAsync(open, default);
        _house.Options = new JournalOptions { MaxStoredBytes = 300_000 };
        journal = await _house.StartAsync();

        var opening = await journal.OpenAsync(Calls.Opening(), default);
        var import = await journal.AppendAsync(Calls.Imported(), default);
        var interrupted = (await journal.TakeAsync(1)).ShouldHaveSingleItem();
        await journal.AcknowledgeAsync(interrupted.Stream, interrupted.Position, default);
        var afterwards = await journal.OpenAsync(Calls.Opening(), default);

        opening.Refusal.ShouldBe("journal_full");
        import.ShouldBe(AppendResult.Full);
        interrupted.Envelope!.Id.ShouldBe(open.Id);
        afterwards.Number!.Value.Value.ShouldBe(2);
    }

    [Fact]
    public async Task Lists_are_bounded_in_count()
    {
        _house.Options = new JournalOptions { BatchCount = 4 };
        var journal = await _house.StartAsync();
        for (var i = 0; i < 10; i++) await journal.RecordAsync(Calls.Opening());

        (await SizesAsync(journal, 10)).ShouldBe([4, 4, 2]);
    }

    [Fact]
    public async Task Lists_are_bounded_in_bytes_and_a_larger_entry_comes_alone()
    {
        _house.Options = new JournalOptions { BatchBytes = 30_000 };
        var journal = await _house.StartAsync();
        foreach (var length in (int[])[10_000, 10_000, 10_000, 90_000, 10_000])
            await journal.RecordAsync(Calls.Opening(prompt: new string('p', length)));

        (await SizesAsync(journal, 5)).ShouldBe([2, 1, 1, 1]);
    }

    [Fact]
    public async Task File_gives_space_back_after_acknowledgement()
    {
        _house.Options = new JournalOptions { MaxFreeBytes = 8 << 20 };
        var journal = await _house.StartAsync();
        var prompt = new string('p', 400_000);
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => journal.RecordAsync(Calls.Opening(prompt: prompt))));
        var delivered = await journal.TakeAsync(100);

        foreach (var delivery in delivered) await journal.AcknowledgeAsync(delivery.Stream, delivery.Position, default);
        await journal.RecordAsync(Calls.Opening());
        await _house.StopAsync();

        new FileInfo(_house.File).Length.ShouldBeLessThan(20L << 20);
        _house.Count("closed").ShouldBe(1);
    }

    [Fact]
    public async Task File_keeps_the_space_it_uses_again()
    {
        _house.Options = new JournalOptions { MaxFreeBytes = 64 << 20 };
        var journal = await _house.StartAsync();
        var prompt = new string('p', 400_000);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => journal.RecordAsync(Calls.Opening(prompt: prompt))));
        var delivered = await journal.TakeAsync(20);

        await journal.AcknowledgeAsync(delivered[^1].Stream, delivered[^1].Position, default);
        await _house.StopAsync();

        new FileInfo(_house.File).Length.ShouldBeGreaterThan(7L << 20);
    }

    [Fact]
    public async Task Storage_keys_change_with_the_content_and_old_ones_go_when_nothing_needs_them()
    {
        _house.Options = new JournalOptions { SegmentBytes = 2_000 };
        var journal = await _house.StartAsync();
        for (var i = 0; i < 20; i++) await journal.RecordAsync(Calls.Opening(prompt: new string('p', 1_000)));
        var keysWhileWaiting = _house.Count("segment");

        journal = await _house.StartAsync();
        var delivered = await journal.TakeAsync(20);
        await journal.RecordAsync(Calls.Opening());
        await journal.AcknowledgeAsync(JournalHouse.Stream, delivered[^1].Position + 1, default);
        await _house.StopAsync();

        keysWhileWaiting.ShouldBeGreaterThan(5);
        delivered.ShouldAllBe(delivery => delivery.Envelope != null);
        _house.Count("segment").ShouldBe(1);
    }

    private static async Task<List<int>> SizesAsync(SqliteJournal journal, int count)
    {
        var sizes = new List<int>();
        await foreach (var list in journal.ReadAsync(default))
        {
            sizes.Add(list.Count);
            if (sizes.Sum() == count) break;
        }

        return sizes;
    }
}
