using System.Buffers.Binary;
using System.Collections.Concurrent;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>The storage keys of one journal: the one being encrypted with, made anew at each start and after a bound of content
/// or of time, and those that older entries need.</summary>
internal sealed class SegmentKeys : IDisposable
{
    private readonly IKeyRing _ring;
    private readonly IRandomness _randomness;
    private readonly string _name;
    private readonly TimeProvider _clock;
    private readonly long _bytesPerSegment;
    private readonly TimeSpan _longestUse;
    private readonly ConcurrentDictionary<long, Segment> _known = new();
    private readonly SemaphoreSlim _changing = new(1, 1);
    private long _lastId;
    private volatile Segment? _current;

    /// <param name="name">The storage keys are bound to it; the same for the life of the file.</param>
    public SegmentKeys(IKeyRing ring, IRandomness randomness, TimeProvider clock, string name, JournalOptions options)
    {
        (_ring, _randomness, _clock, _name) = (ring, randomness, clock, name);
        (_bytesPerSegment, _longestUse) = (options.SegmentBytes, options.SegmentAge);
    }

    /// <summary>Opens the stored keys. False when there are some and none opens: this is then another deployment's key ring, or one that
    /// was rotated so long ago that it keeps none of them.</summary>
    public async Task<bool> LoadAsync(IReadOnlyList<(long Id, byte[] Wrapped)> stored, CancellationToken cancellation)
    {
        foreach (var (id, wrapped) in stored)
        {
            _lastId = Math.Max(_lastId, id);
            if (await _ring.OpenStorageKeyAsync(_name, wrapped, cancellation) is { } key)
                _known[id] = new Segment(id, key, nonceStart: 0, made: 0);   // only decrypts
        }

        return stored.Count == 0 || !_known.IsEmpty;
    }

    public Segment? Find(long id) => _known.GetValueOrDefault(id);

    /// <summary>The segment to encrypt in.</summary>
    public ValueTask<Segment> CurrentAsync(CancellationToken cancellation) =>
        _current is { } current && IsFresh(current) ? new(current) : ChangeAsync(cancellation);

    /// <summary>A key at hand, perhaps beyond its bound by a little; null before the first was made.</summary>
    public Segment? AtHand => _current;

    /// <summary>Opens a storage key that was kept outside the journal's own table; it only decrypts.</summary>
    public async ValueTask<Segment?> OpenAsync(ReadOnlyMemory<byte> wrapped, CancellationToken cancellation) =>
        await _ring.OpenStorageKeyAsync(_name, wrapped, cancellation) is { } key ? new Segment(0, key, nonceStart: 0, made: 0) : null;

    public void Dispose()
    {
        foreach (var segment in _known.Values) segment.Dispose();
        _changing.Dispose();
    }

    private async ValueTask<Segment> ChangeAsync(CancellationToken cancellation)
    {
        await _changing.WaitAsync(cancellation);
        try
        {
            if (_current is { } current && IsFresh(current)) return current;   // another caller was first

            var key = await _ring.NewStorageKeyAsync(_name, cancellation);
            var fresh = new Segment(++_lastId, key, RandomStart(), _clock.GetTimestamp());
            _known[fresh.Id] = fresh;
            _current = fresh;
            return fresh;
        }
        finally
        {
            _changing.Release();
        }
    }

    private bool IsFresh(Segment segment) =>
        segment.SealedBytes < _bytesPerSegment && _clock.GetElapsedTime(segment.Made) < _longestUse;

    private uint RandomStart()
    {
        Span<byte> bytes = stackalloc byte[4];
        _randomness.Fill(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}
