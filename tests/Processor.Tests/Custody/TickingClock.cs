namespace AuditPipeline.Processor.Tests.Custody;

/// <summary>A clock whose periodic timers go off when they are told to.</summary>
internal sealed class TickingClock : TimeProvider
{
    private readonly List<Action> _timers = [];

    public TimeSpan? Period { get; private set; }

    public void Tick()
    {
        foreach (var timer in _timers) timer();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Period = period;
        _timers.Add(() => callback(state));
        return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
