using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Queries;
using AuditPipeline.Host.Composition;
using AuditPipeline.Tests.Shared;

namespace AuditPipeline.Host.Tests.Composition;

/// <summary>The journal's own count held against the stored records.</summary>
public sealed class CompletenessTests
{
    private const string Gateway = "gw-1";
    private static readonly Period Day = new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));

    [Fact]
    public async Task A_number_that_is_neither_stored_nor_on_its_way_is_named_at_once()
    {
        var journal = new CountedJournal(new JournalCounts(Gateway, Accepted: 8, Open: [7], Waiting: 0));
        var records = Stored([Count(recorded: 6, last: 8, holes: [3, 7])]);

        var figures = await new Completeness(journal, records, TimeProvider.System).ReadAsync(Day, default);

        journal.Asked.ShouldBe(1);
        figures.ShouldNotBeNull().AddsUp.ShouldBeFalse();
        var gateway = figures.Gateways.ShouldHaveSingleItem();
        (gateway.Accepted, gateway.Recorded, gateway.Open).ShouldBe((8, 6, 1));
        gateway.Holes.ShouldBe([3]);
    }

    [Fact]
    public async Task A_call_on_its_way_to_the_store_is_waited_for()
    {
        var journal = new CountedJournal(
            new JournalCounts(Gateway, Accepted: 3, Open: [], Waiting: 1), new JournalCounts(Gateway, Accepted: 3, Open: [], Waiting: 0));
        var records = Stored([Count(recorded: 2, last: 3, holes: [2])], [Count(recorded: 3, last: 3, holes: [])]);

        var figures = await new Completeness(journal, records, TimeProvider.System).ReadAsync(Day, default);

        journal.Asked.ShouldBe(2);
        figures.ShouldNotBeNull().AddsUp.ShouldBeTrue();
        figures.Recorded.ShouldBe(3);
    }

    [Fact]
    public async Task A_call_that_came_after_the_count_is_no_missing_one()
    {
        // Call 5 was opened and call 6 stored between the question to the journal and the one to the store.
        var journal = new CountedJournal(
            new JournalCounts(Gateway, Accepted: 4, Open: [], Waiting: 0), new JournalCounts(Gateway, Accepted: 6, Open: [5], Waiting: 0));
        var records = Stored([Count(recorded: 5, last: 6, holes: [5])]);

        var figures = await new Completeness(journal, records, TimeProvider.System).ReadAsync(Day, default);

        journal.Asked.ShouldBe(2);
        figures.ShouldNotBeNull().AddsUp.ShouldBeTrue();
        figures.Open.ShouldBe(1);
    }

    [Fact]
    public async Task Numbers_behind_the_last_record_are_missing_with_whatever_period()
    {
        var journal = new CountedJournal(new JournalCounts(Gateway, Accepted: 5, Open: [5], Waiting: 0));
        var records = Stored([Count(recorded: 3, last: 3, holes: [])]);

        var figures = await new Completeness(journal, records, TimeProvider.System).ReadAsync(Day, default);

        figures.ShouldNotBeNull().AddsUp.ShouldBeFalse();
        figures.Gateways[^1].Holes.ShouldBe([4]);
    }

    // Each reading asks twice: over all times, then over the period.
    private static FakeRecords Stored(params IReadOnlyList<GatewayCount>[] answers)
    {
        var records = new FakeRecords();
        records.GatewayCounts.Clear();
        foreach (var answer in answers)
        {
            records.GatewayCounts.Enqueue(answer);
            records.GatewayCounts.Enqueue(answer);
        }

        return records;
    }

    private static GatewayCount Count(long recorded, long last, IReadOnlyList<long> holes) => new(Gateway, recorded, recorded, 1, last, holes);

    private sealed class CountedJournal(params JournalCounts[] counts) : IJournal
    {
        public string Instance => counts[0].Instance;

        public int Asked { get; private set; }

        public ValueTask<OpenResult> OpenAsync(CallOpening opening, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask<bool> CloseAsync(CallClosing closing, CancellationToken cancellation) => throw new NotSupportedException();

        public IAnswerTail Tail(EnvelopeId id) => throw new NotSupportedException();

        public void Forwarding(DateTimeOffset at) => throw new NotSupportedException();

        public ValueTask<OpenResult> LoseAsync(CaptureLoss loss, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask<JournalCounts> CountAsync(CancellationToken cancellation) =>
            ValueTask.FromResult(counts[Math.Min(Asked++, counts.Length - 1)]);
    }
}
