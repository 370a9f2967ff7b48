namespace AuditPipeline.Gateway.Edge;

/// <summary>The bound on calls under way at once. Thread-safe; never waits for a slot.</summary>
internal sealed class CallSlots(int most)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _free;
    private int _taken;

    public int Taken
    {
        get { lock (_lock) return _taken; }
    }

    public bool TryTake()
    {
        lock (_lock)
        {
            if (_taken == most) return false;
            _taken++;
            return true;
        }
    }

    public void Free()
    {
        lock (_lock)
            if (--_taken == 0) _free?.TrySetResult();
    }

    /// <summary>Returns when no slot is taken.</summary>
    public Task WhenFreeAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_taken == 0) return Task.CompletedTask;
            _free = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _free.Task.WaitAsync(cancellation);
        }
    }
}
