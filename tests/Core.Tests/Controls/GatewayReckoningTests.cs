using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Controls;
using AuditPipeline.Core.Queries;

namespace AuditPipeline.Core.Tests.Controls;

public sealed class GatewayReckoningTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Loss_accounts_for_its_numbers()
    {
        var line = One(Stored(last: 10, lost: 3), Journal(accepted: 10));

        (line.Accepted, line.Recorded, line.Lost, line.Open, line.Missing).ShouldBe((10, 7, 3, 0, 0));
        (line.First, line.Last, line.AddsUp).ShouldBe((1, 10, true));
    }

    [Fact]
    public void Tail_of_a_period_that_reaches_up_to_now_is_accepted_and_open()
    {
        var line = One(Stored(last: 10), Journal(accepted: 14, waiting: 2, open: [11, 13]));

        (line.Accepted, line.Recorded, line.Open, line.Missing, line.Last, line.AddsUp).ShouldBe((14, 10, 4, 0, 14, true));
    }

    [Fact]
    public void Tail_of_an_older_period_is_told_only_where_it_is_missing()
    {
        One(Stored(last: 10), Journal(accepted: 12, open: [11, 12]), reachesNow: false).Accepted.ShouldBe(10);

        var line = One(Stored(last: 10), Journal(accepted: 13, open: [11]), reachesNow: false);

        (line.Accepted, line.Recorded, line.Open, line.Missing, line.AddsUp).ShouldBe((12, 10, 0, 2, false));
        line.Holes.ShouldBe([12, 13]);
    }

    [Fact]
    public void Tail_that_does_not_follow_the_periods_numbers_stands_on_a_line_of_its_own()
    {
        var lines = GatewayReckoning.Of("gw", Stored(last: 10), lastStored: 50, Journal(accepted: 52), reachesNow: false);

        lines.Select(l => (l.First, l.Last, l.Accepted, l.Missing)).ShouldBe([(1, 10, 10, 0), (51, 52, 2, 2)]);
    }

    [Fact]
    public void Fresh_heartbeat_vouches_for_open_calls_and_for_the_tail()
    {
        var told = new GatewayTold(Now, Last: 20, Open: [3, 15], OpenCount: 2);

        var line = One(Stored(last: 10, missing: [3, 4]), GatewayStatement.Of(told, fresh: true));

        (line.Accepted, line.Recorded, line.Open, line.Missing).ShouldBe((20, 8, 11, 1));
        line.Holes.ShouldBe([4]);
    }

    [Fact]
    public void Numbers_given_after_a_fresh_heartbeat_are_no_holes_yet()
    {
        var told = new GatewayTold(Now, Last: 6, Open: [], OpenCount: 0);

        var line = One(Stored(last: 10, missing: [5, 8]), GatewayStatement.Of(told, fresh: true));

        (line.Open, line.Missing).ShouldBe((1, 1));
        line.Holes.ShouldBe([5]);
    }

    [Fact]
    public void Old_heartbeat_leaves_what_is_not_stored_unexplained()
    {
        var told = new GatewayTold(Now, Last: 12, Open: [3], OpenCount: 1);

        var line = One(Stored(last: 10, missing: [3]), GatewayStatement.Of(told, fresh: false));

        (line.Accepted, line.Recorded, line.Open, line.Unexplained, line.AddsUp).ShouldBe((12, 9, 0, 3, false));
        line.Holes.ShouldBe([3, 11, 12]);
    }

    [Fact]
    public void Open_numbers_a_heartbeat_could_not_name_are_taken_from_those_above()
    {
        var told = new GatewayTold(Now, Last: 10, Open: [3], OpenCount: 2);

        var line = One(Stored(last: 10, missing: [2, 3, 5, 7]), GatewayStatement.Of(told, fresh: true));

        line.Open.ShouldBe(2);
        line.Holes.ShouldBe([2, 7]);
    }

    [Fact]
    public void Unknown_instance_has_its_holes_unexplained()
    {
        var line = One(Stored(last: 10, missing: [4]), says: null);

        (line.Accepted, line.Recorded, line.Unexplained).ShouldBe((10, 9, 1));
    }

    [Fact]
    public void Holes_beyond_the_list_are_counted()
    {
        var stored = new GatewayCount("gw", 2, 0, 0, 1, 5_002, 5_000, [.. Enumerable.Range(2, 1_000).Select(n => (long)n)]);

        var line = One(stored, Journal(accepted: 5_002, open: [5_000]));

        (line.Open, line.Missing, line.Unexplained, line.Holes.Count).ShouldBe((1, 4_999, 4_999, 1_000));
    }

    private static GatewayCompleteness One(GatewayCount stored, GatewayStatement? says, bool reachesNow = true) =>
        GatewayReckoning.Of("gw", stored, stored.Last, says, reachesNow).ShouldHaveSingleItem();

    private static GatewayCount Stored(long last, long lost = 0, IReadOnlyList<long>? missing = null) =>
        new("gw", last - lost - (missing?.Count ?? 0), lost, 0, 1, last, missing?.Count ?? 0, missing ?? []);

    private static GatewayStatement Journal(long accepted, long waiting = 0, params long[] open) =>
        GatewayStatement.Of(new JournalCounts("gw", accepted, open, waiting));
}
