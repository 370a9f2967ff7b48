using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Core.Tests.Sealing;

public sealed class MasterKeyScheduleTests
{
    private static readonly DateTimeOffset Last = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(30, 0, false)]
    [InlineData(30, 29.99, false)]
    [InlineData(30, 30, true)]
    [InlineData(30, 400, true)]
    [InlineData(1, 1, true)]
    [InlineData(0, 4000, false)]     // never
    [InlineData(30, -0.01, false)]   // clocks of two machines differ
    [InlineData(30, -3, true)]       // the last one was made under a wrong clock
    public void It_is_due_when_the_interval_has_passed(int days, double passed, bool due) =>
        MasterKeySchedule.EveryDays(days).IsDue(Last, Last.AddDays(passed)).ShouldBe(due);

    [Fact]
    public void A_key_destroyed_now_is_dead_in_backups_with_the_next_rotation()
    {
        var schedule = MasterKeySchedule.EveryDays(30);

        schedule.KeyDeadline(Last, Last.AddDays(3)).ShouldBe(Last.AddDays(30).AddHours(1));
        schedule.KeyDeadline(Last, Last.AddDays(29)).ShouldBe(Last.AddDays(30).AddHours(1));
    }

    [Fact]
    public void A_rotation_that_is_overdue_is_the_next_look() =>
        MasterKeySchedule.EveryDays(30).KeyDeadline(Last, Last.AddDays(45)).ShouldBe(Last.AddDays(45).AddHours(1));

    [Fact]
    public void What_waited_in_a_journal_is_dead_with_the_first_rotation_after_its_key_was_kept_long_enough() =>
        MasterKeySchedule.EveryDays(30).StorageDeadline(Last, Last.AddDays(3)).ShouldBe(Last.AddDays(30 + 28 + 30).AddHours(2));

    [Fact]
    public void Without_a_schedule_there_is_no_deadline()
    {
        var never = MasterKeySchedule.EveryDays(0);

        never.KeyDeadline(Last, Last).ShouldBeNull();
        never.StorageDeadline(Last, Last).ShouldBeNull();
        default(MasterKeySchedule).ShouldBe(never);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(27.9, true)]
    [InlineData(28, false)]
    public void Keys_of_journals_are_kept_for_four_weeks_after_their_last_use(double days, bool kept) =>
        MasterKeySchedule.IsKept(Last, Last.AddDays(days)).ShouldBe(kept);
}
