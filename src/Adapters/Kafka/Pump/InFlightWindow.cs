namespace AuditPipeline.Adapters.Kafka.Pump;

/// <summary>How much may be sent and not acknowledged. One enters at a time; what is larger than the bound goes alone. Thread-safe.</summary>
internal sealed class InFlightWindow(long mostBytes, int mostCount)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _left = NewSignal();
    private long _bytes;
    private int _count;

    /// <summary>Waits until so many bytes have room.</summary>
    public async ValueTask EnterAsync(long bytes, CancellationToken cancellation)
    {
        while (true)
        {
            Task left;
            lock (_gate)
            {
                if (_count == 0 || (_bytes + bytes <= mostBytes && _count < mostCount))
                {
                    _bytes += bytes;
                    _count++;
                    return;
                }

                if (_left.Task.IsCompleted) _left = NewSignal();
                left = _left.Task;
            }

            await left.WaitAsync(cancellation);
        }
    }

    public void Leave(long bytes)
    {
        lock (_gate)
        {
            _bytes -= bytes;
            _count--;
            _left.TrySetResult();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
