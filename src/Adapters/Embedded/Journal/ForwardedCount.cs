using System.IO.MemoryMappedFiles;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>How many calls were forwarded before they were durable, in a mapped file: it outlives the process, not a power cut. Held
/// against the journal's count of those that were settled (opened, or recorded as lost), it tells what a dead process took with it.
/// Thread-safe.</summary>
internal sealed class ForwardedCount : IDisposable
{
    private const string Name = "forwarded";
    private const int Bytes = 32;
    private const int CountAt = 0, FromAt = 8, ToAt = 16;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly Lock _gate = new();
    private long _settled;

    /// <param name="settled">As the journal has it.</param>
    public ForwardedCount(string folder, long settled)
    {
        _file = MemoryMappedFile.CreateFromFile(Path.Combine(folder, Name), FileMode.OpenOrCreate, null, Bytes);
        _view = _file.CreateViewAccessor(0, Bytes);
        _settled = settled;
        if (Count < settled) _view.Write(CountAt, settled);   // a new file, or one that a power cut set back
    }

    /// <summary>What an earlier process left unsettled is accounted for, or another's: from here on this one counts.</summary>
    public void Begin() => _view.Write(CountAt, _settled);

    /// <summary>Calls forwarded and not settled.</summary>
    public long Unsettled => Count - _settled;

    /// <summary>Between these times they were forwarded.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Interval => (Time(FromAt), Time(ToAt));

    private long Count => _view.ReadInt64(CountAt);

    public void Add(DateTimeOffset at)
    {
        lock (_gate)
        {
            if (Unsettled <= 0) _view.Write(FromAt, at.UtcTicks);
            _view.Write(ToAt, at.UtcTicks);
            _view.Write(CountAt, Count + 1);
        }
    }

    public void Settle(long settled)
    {
        lock (_gate) _settled = settled;
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }

    private DateTimeOffset Time(int at)
    {
        var ticks = _view.ReadInt64(at);
        return ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero) : DateTimeOffset.UnixEpoch;
    }
}
