using System.Buffers;

namespace AuditPipeline.Gateway.Tap;

/// <summary>Keeps a copy of bytes as they pass, in a chain of pooled arrays, up to a limit and as far as
/// <see cref="CaptureMemory"/> allows. <see cref="Append"/> copies and returns; it never waits and never fails. One writer.</summary>
public sealed class CaptureBuffer : IDisposable
{
    private const int SmallestSegment = 4 * 1024;
    private const int LargestSegment = 256 * 1024;

    /// <summary>A body whose length is announced and at most this lies in one array from the start, so it is never copied again.</summary>
    private const int LargestAnnounced = 1024 * 1024;

    private readonly CaptureMemory _memory;
    private readonly long _limit;
    private readonly List<byte[]> _segments = [];
    private long _reserved;
    private int _usedInLast;
    private int _nextSegment = SmallestSegment;
    private bool _pooled = true;
    private bool _closed;

    /// <param name="limit">Most bytes kept.</param>
    /// <param name="announced">Expected length in bytes, 0 when not known; a hint only.</param>
    public CaptureBuffer(CaptureMemory memory, long limit, long announced = 0)
    {
        ArgumentNullException.ThrowIfNull(memory);
        _memory = memory;
        _limit = limit;
        if (announced > SmallestSegment) _nextSegment = (int)Math.Min(announced, LargestAnnounced);
    }

    /// <summary>Bytes kept.</summary>
    public long Kept { get; private set; }

    /// <summary>Bytes that passed, kept or not.</summary>
    public long Passed { get; private set; }

    /// <summary>True when bytes passed that were not kept; what is kept is then the beginning.</summary>
    public bool Truncated { get; private set; }

    /// <summary>True when it was the shared bound, not this buffer's own limit, that stopped the keeping.</summary>
    public bool MemoryFull { get; private set; }

    /// <summary>What is kept, in the arrays it lies in; valid until the next call.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Parts
    {
        get
        {
            var left = Kept;
            foreach (var segment in _segments)
            {
                var length = (int)Math.Min(segment.Length, left);
                left -= length;
                yield return segment.AsMemory(0, length);
            }
        }
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Passed += bytes.Length;
        if (Truncated) return;
        if (_closed)
        {
            Truncated = bytes.Length > 0;
            return;
        }

        if (bytes.Length > _limit - Kept)
        {
            Truncated = true;
            bytes = bytes[..(int)(_limit - Kept)];
        }

        while (!bytes.IsEmpty)
        {
            if ((_segments.Count == 0 || _usedInLast == _segments[^1].Length) && !TryAddSegment()) return;
            var room = _segments[^1].AsSpan(_usedInLast);
            var part = bytes[..Math.Min(room.Length, bytes.Length)];
            part.CopyTo(room);
            _usedInLast += part.Length;
            Kept += part.Length;
            bytes = bytes[part.Length..];
        }
    }

    /// <summary>All kept bytes in one piece; valid until <see cref="Dispose"/>. Copies when they lie in several arrays.
    /// Ends the keeping.</summary>
    public ReadOnlyMemory<byte> Contiguous()
    {
        _closed = true;
        if (_segments.Count > 1) Join();
        return _segments.Count == 0 ? ReadOnlyMemory<byte>.Empty : _segments[0].AsMemory(0, (int)Kept);
    }

    /// <summary>Forgets what is kept and keeps no more; counting goes on.</summary>
    public void Drop()
    {
        Truncated |= Passed > 0;
        Free(toPool: true);
    }

    /// <summary>Gives the memory up without returning it to the pool: for arrays that someone may still be reading.</summary>
    public void Abandon() => Free(toPool: false);

    public void Dispose() => Free(toPool: true);

    private bool TryAddSegment()
    {
        var array = ArrayPool<byte>.Shared.Rent(_nextSegment);
        if (!_memory.TryReserve(array.Length))
        {
            ArrayPool<byte>.Shared.Return(array);
            Truncated = MemoryFull = true;
            return false;
        }

        _reserved += array.Length;
        _segments.Add(array);
        _usedInLast = 0;
        _nextSegment = Math.Clamp(array.Length * 2, SmallestSegment, LargestSegment);
        return true;
    }

    /// <summary>The joined array is of the exact length and not pooled; it replaces the chain at once, so the bound is kept to
    /// but for the moment of copying.</summary>
    private void Join()
    {
        var joined = GC.AllocateUninitializedArray<byte>((int)Kept);
        var at = 0;
        foreach (var segment in _segments)
        {
            var length = (int)Math.Min(segment.Length, Kept - at);
            segment.AsSpan(0, length).CopyTo(joined.AsSpan(at));
            at += length;
            ArrayPool<byte>.Shared.Return(segment);
        }

        _segments.Clear();
        _segments.Add(joined);
        _usedInLast = joined.Length;
        _pooled = false;
    }

    private void Free(bool toPool)
    {
        _closed = true;
        if (toPool && _pooled)
            foreach (var segment in _segments) ArrayPool<byte>.Shared.Return(segment);
        _segments.Clear();
        _memory.Release(_reserved);
        _reserved = 0;
        Kept = 0;
    }
}
