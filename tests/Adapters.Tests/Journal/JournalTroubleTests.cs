using AuditPipeline.Core.Captures;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Adapters.Tests.Journal;

public sealed class JournalTroubleTests : IAsyncLifetime
{
    private readonly JournalHouse _house = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Rolled_back_commit_gives_no_number_and_the_next_one_leaves_no_hole()
    {
        var journal = await _house.StartAsync();
        await journal.RecordAsync(Calls.Opening());
        _house.Tamper("ALTER TABLE opened RENAME TO away");

        var refused = await journal.OpenAsync(Calls.Opening(), default);
        _house.Tamper("ALTER TABLE away RENAME TO opened");
        var next = await journal.RecordAsync(Calls.Opening());

        refused.Refusal.ShouldBe("journal_unavailable");
        next.Value.ShouldBe(2);
        _house.Problems.ShouldHaveSingleItem().Word.ShouldBe("commit_failed");
        (await journal.TakeAsync(2)).Select(delivery => delivery.Envelope!.Number.Value).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Call_that_cannot_be_recorded_in_one_go_takes_no_number_and_can_be_tried_again()
    {
        var journal = await _house.StartAsync();
        var opening = Calls.Opening() with { Forwarded = true };
        _house.Tamper("ALTER TABLE closed RENAME TO away");

        var failed = await journal.RecordAsync(opening, Calls.Closing(opening.Id), default);
        _house.Tamper("ALTER TABLE away RENAME TO closed");
        var recorded = await journal.RecordAsync(opening, Calls.Closing(opening.Id), default);

        failed.Refusal.ShouldBe("journal_unavailable");
        recorded.Number!.Value.Value.ShouldBe(1);
        (await journal.TakeAsync(1)).ShouldHaveSingleItem().Envelope!.Id.ShouldBe(opening.Id);
    }

    [Fact]
    public async Task Closing_that_cannot_be_written_says_so_and_can_be_tried_again()
    {
        var journal = await _house.StartAsync();
        var opening = Calls.Opening();
        await journal.OpenAsync(opening, default);
        _house.Tamper("ALTER TABLE closed RENAME TO away");

        var failed = await journal.CloseAsync(Calls.Closing(opening.Id), default);
        var open = (await journal.CountAsync(default)).Open;
        _house.Tamper("ALTER TABLE away RENAME TO closed");
        var closed = await journal.CloseAsync(Calls.Closing(opening.Id), default);

        failed.ShouldBeFalse();
        open.ShouldBe([1]);
        closed.ShouldBeTrue();
        (await journal.TakeAsync(1)).ShouldHaveSingleItem().Envelope!.Outcome.ShouldBe(CaptureOutcome.Completed);
    }

    [Fact]
    public async Task Import_and_acknowledgement_that_cannot_be_written_throw()
    {
        var journal = await _house.StartAsync();
        await journal.RecordAsync(Calls.Opening());
        _house.Tamper("ALTER TABLE closed RENAME TO away");

        await Should.ThrowAsync<IOException>(async () => await journal.AppendAsync(Calls.Imported(), default));
        await Should.ThrowAsync<IOException>(async () => await journal.AcknowledgeAsync(JournalHouse.Stream, 1, default));

        _house.Tamper("ALTER TABLE away RENAME TO closed");
        await journal.AcknowledgeAsync(JournalHouse.Stream, 1, default);
        (await journal.CountAsync(default)).Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Key_ring_that_fails_is_a_refusal_and_not_an_exception()
    {
        var journal = await _house.StartAsync(new FailingKeyRing(_house.Ring));

        var refused = await journal.OpenAsync(Calls.Opening(), default);

        refused.Refusal.ShouldBe("journal_unavailable");
        _house.Problems.ShouldHaveSingleItem().ShouldBe(new("key_unavailable", nameof(InvalidOperationException)));
    }

    [Fact]
    public async Task Acknowledging_what_was_never_there_is_a_broken_promise()
    {
        var journal = await _house.StartAsync();

        await Should.ThrowAsync<ArgumentException>(async () => await journal.AcknowledgeAsync(JournalHouse.Stream, 1, default));
        await Should.ThrowAsync<ArgumentException>(async () => await journal.AcknowledgeAsync(new StreamId("p07"), 0, default));
    }

    [Fact]
    public async Task Closed_journal_refuses_and_its_readers_end()
    {
        var journal = await _house.StartAsync();
        await using var reading = journal.ReadAsync(default).GetAsyncEnumerator();
        var waiting = reading.MoveNextAsync();

        await journal.DisposeAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await waiting);
        (await journal.OpenAsync(Calls.Opening(), default)).Number.ShouldBeNull();
        (await journal.CloseAsync(Calls.Closing(Calls.Opening().Id), default)).ShouldBeFalse();
    }
}
