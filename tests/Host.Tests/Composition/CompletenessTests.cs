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
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(30);
    private static readonly Period LastHour = new(Now.AddHours(-1), Now);

    [Fact]
    public async Task A_number_that_is_neither_stored_nor_on_its_way_is_named_at_once()
    {
        var journal = new CountedJournal(new JournalCounts(Gateway, Accepted: 8, Open: [7], Waiting: 0));
        var records = Stored([Count(last: 8, holes: [3, 7])]);

        var figures = await Of(records, journal).ReadAsync(Day, default);

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
        var records = Stored([Count(last: 3, holes: [2])], [Count(last: 3, holes: [])]);

        var figures = await Of(records, journal).ReadAsync(Day, default);

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
        var records = Stored([Count(last: 6, holes: [5])]);

        var figures = await Of(records, journal).ReadAsync(Day, default);

        journal.Asked.ShouldBe(2);
        figures.ShouldNotBeNull().AddsUp.ShouldBeTrue();
        figures.Open.ShouldBe(1);
    }

    [Fact]
    public async Task Numbers_behind_the_last_record_are_missing_with_whatever_period()
    {
        var journal = new CountedJournal(new JournalCounts(Gateway, Accepted: 5, Open: [5], Waiting: 0));
        var records = Stored([Count(last: 3, holes: [])]);

        var figures = await Of(records, journal).ReadAsync(Day, default);

        figures.ShouldNotBeNull().AddsUp.ShouldBeFalse();
        figures.Gateways[^1].Holes.ShouldBe([4]);
    }

    [Fact]
    public async Task Calls_in_progress_behind_the_last_record_are_open_when_the_period_reaches_up_to_now()
    {
        var journal = new CountedJournal(new JournalCounts(Gateway, Accepted: 5, Open: [4, 5], Waiting: 0));
        var records = Stored([Count(last: 3, holes: [])], [Count(last: 3, holes: [])]);

        var now = await Of(records, journal).ReadAsync(LastHour, default);
        var then = await Of(records, journal).ReadAsync(Day, default);

        now.ShouldNotBeNull().AddsUp.ShouldBeTrue();
        (now.Accepted, now.Recorded, now.Open, now.Gateways[0].Last).ShouldBe((5, 3, 2, 5));
        then.ShouldNotBeNull().AddsUp.ShouldBeTrue();
        (then.Accepted, then.Recorded, then.Open).ShouldBe((3, 3, 0));
    }

    [Fact]
    public async Task Losses_stand_with_their_instance()
    {
        var journal = new CountedJournal(new JournalCounts(Gateway, Accepted: 9, Open: [], Waiting: 0));
        var records = Stored([Count(last: 9, holes: [], lost: 4)]);
        var loss = new CaptureLossLine(Gateway, 3, "journal_full", Now.AddMinutes(-9), Now.AddMinutes(-8), 4, "openai", "bot");
        records.Losses.Add(loss);
        records.Losses.Add(loss with { From = Now.AddHours(-3), To = Now.AddHours(-2) });

        var figures = await Of(records, journal).ReadAsync(LastHour, default);

        figures.ShouldNotBeNull().AddsUp.ShouldBeTrue();
        (figures.Recorded, figures.Lost).ShouldBe((5, 4));
        figures.Gateways.ShouldHaveSingleItem().Losses.ShouldBe([loss]);
    }

    [Fact]
    public async Task Every_lane_is_asked_for_its_own_count()
    {
        var one = new CountedJournal(new JournalCounts("gw-1-0", Accepted: 3, Open: [2], Waiting: 0));
        var two = new CountedJournal(new JournalCounts("gw-1-1", Accepted: 2, Open: [], Waiting: 0));
        var records = Stored([Count(last: 3, holes: [2], "gw-1-0"), Count(last: 2, holes: [], "gw-1-1")]);

        var figures = await Of(records, one, two).ReadAsync(LastHour, default);

        figures.ShouldNotBeNull().AddsUp.ShouldBeTrue();
        figures.Gateways.Select(g => (g.Instance, g.Accepted, g.Recorded, g.Open)).ShouldBe([("gw-1-0", 3, 2, 1), ("gw-1-1", 2, 2, 0)]);
    }

    [Theory]
    [InlineData(4, true, 2, 0)]
    [InlineData(6, false, 0, 2)]
    public async Task Another_instance_is_known_by_its_heartbeat_for_as_long_as_that_is_fresh(
        int minutes, bool addsUp, long open, long unexplained)
    {
        var told = new GatewayTold(Now.AddMinutes(-minutes), Last: 6, Open: [2, 6], OpenCount: 2);
        var records = Stored([Count(last: 5, holes: [2], told: told)]);

        var figures = await Of(records).ReadAsync(LastHour, default);

        figures.ShouldNotBeNull().AddsUp.ShouldBe(addsUp);
        (figures.Accepted, figures.Recorded, figures.Open, figures.Unexplained).ShouldBe((6, 4, open, unexplained));
        figures.Gateways.ShouldHaveSingleItem().CountedAt.ShouldBe(told.At);
    }

    [Fact]
    public async Task Trouble_of_another_instance_is_not_waited_for()
    {
        var journal = new CountedJournal(new JournalCounts(Gateway, Accepted: 3, Open: [], Waiting: 1));
        var records = Stored([Count(last: 3, holes: []), Count(last: 9, holes: [4], "gw-2")]);

        var figures = await Of(records, journal).ReadAsync(LastHour, default);

        journal.Asked.ShouldBe(1);
        figures.ShouldNotBeNull().AddsUp.ShouldBeFalse();
        figures.Gateways.Single(g => !g.AddsUp).Instance.ShouldBe("gw-2");
    }

    [Fact]
    public async Task Without_a_journal_and_without_a_row_there_are_no_figures()
    {
        (await Of(Stored([[]])).ReadAsync(LastHour, default)).ShouldBeNull();
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

    private static GatewayCount Count(long last, IReadOnlyList<long> holes, string gateway = Gateway, long lost = 0, GatewayTold? told = null) =>
        new(gateway, last - holes.Count - lost, lost, 0, 1, last, holes.Count, holes, told);

    private static Completeness Of(IRecordReader records, params IJournal[] journals) =>
        new(journals, records, new SetClock(Now), new CompletenessOptions());

    private sealed class CountedJournal(params JournalCounts[] counts) : IJournal
    {
        public string Instance => counts[0].Instance;

        public int Asked { get; private set; }

        public ValueTask<OpenResult> OpenAsync(CallOpening opening, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask<bool> CloseAsync(CallClosing closing, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask<OpenResult> RecordAsync(CallOpening opening, CallClosing closing, CancellationToken cancellation) =>
            throw new NotSupportedException();

        public IAnswerTail Tail(EnvelopeId id) => throw new NotSupportedException();

        public void Forwarding(DateTimeOffset at) => throw new NotSupportedException();

        public ValueTask<OpenResult> LoseAsync(CaptureLoss loss, CancellationToken cancellation) => throw new NotSupportedException();

        public ValueTask<JournalCounts> CountAsync(CancellationToken cancellation) =>
            ValueTask.FromResult(counts[Math.Min(Asked++, counts.Length - 1)]);
    }
}
