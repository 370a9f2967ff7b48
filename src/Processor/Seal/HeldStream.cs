using System.Diagnostics.CodeAnalysis;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Seal;

/// <summary>A stream this process has claimed, from taking it until leaving it. Whoever writes rows, tiles, state or checkpoint of the
/// stream does so inside <see cref="EnterAsync"/>.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "a turn without wait handle holds nothing, and a late writer must still be refused by it")]
internal sealed class HeldStream(StreamId stream, long claim, IStreamFence fence)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _left;

    public StreamId Stream => stream;

    public StreamLog Log { get; set; } = null!;

    /// <summary>Leaves were placed whose fate is not known: the log is read again before the next are.</summary>
    public bool Stale { get; set; }

    /// <summary>Last checkpoint, read or signed under this claim.</summary>
    public SignedNote? Signed { get; set; }

    /// <summary>Size of the last head that this process has put into the anchor log under this claim.</summary>
    public long Anchored { get; set; }

    /// <summary>Begins writing; disposing ends it. One at a time, within this process and among all.</summary>
    /// <exception cref="StreamTakenException">The stream was left, or another process has claimed it.</exception>
    public async ValueTask<IAsyncDisposable> EnterAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            if (_left) throw new StreamTakenException(stream, claim);
            return new Entry(await fence.EnterAsync(stream, claim, cancellation), _turn);
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    /// <summary>On return nothing is being written, and nothing will be.</summary>
    public async ValueTask LeaveAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        _left = true;
        _turn.Release();
    }

    private sealed class Entry(IAsyncDisposable fenced, SemaphoreSlim turn) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await fenced.DisposeAsync();
            }
            finally
            {
                turn.Release();
            }
        }
    }
}
