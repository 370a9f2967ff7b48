using System.Buffers.Binary;
using System.Collections.Concurrent;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>The storage keys of one journal: the one being encrypted with, made anew at each start and after a bound of content,
/// and those that older entries need.</summary>
internal sealed class SegmentKeys : IDisposable
{
    private readonly IKeyRing _ring;
    private readonly IRandomness _randomness;
    private readonly string _instance;
    private readonly long _bytesPerSegment;
    private readonly ConcurrentDictionary<long, Segment> _known = new();
    private readonly SemaphoreSlim _changing = new(1, 1);
    private long _lastId;
    private volatile Segment? _current;

    public SegmentKeys(IKeyRing ring, IRandomness randomness, string instance, long bytesPerSegment) =>
        (_ring, _randomness, _instance, _bytesPerSegment) = (ring, randomness, instance, bytesPerSegment);

    /// <summary>Opens the stored keys. False when there are some and none opens: this is then another deployment's key ring.</summary>
    public async Task<bool> LoadAsync(IReadOnlyList<(long Id, byte[] Wrapped)> stored, CancellationToken cancellation)
    {
        foreach (var (id, wrapped) in stored)
        {
            _lastId = Math.Max(_lastId, id);
            if (await _ring.OpenStorageKeyAsync(_instance, wrapped, cancellation) is { } key)
                _known[id] = new Segment(id, key, nonceStart: 0);   // only decrypts
        }

        return stored.Count == 0 || !_known.IsEmpty;
    }

    public Segment? Find(long id) => _known.GetValueOrDefault(id);

    /// <summary>The segment to encrypt in.</summary>
    public ValueTask<Segment> CurrentAsync(CancellationToken cancellation) =>
        _current is { } current && current.SealedBytes < _bytesPerSegment ? new(current) : ChangeAsync(cancellation);

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
            if (_current is { } current && current.SealedBytes < _bytesPerSegment) return current;   // another caller was first

            var key = await _ring.NewStorageKeyAsync(_instance, cancellation);
            var fresh = new Segment(++_lastId, key, RandomStart());
            _known[fresh.Id] = fresh;
            _current = fresh;
            return fresh;
        }
        finally
        {
            _changing.Release();
        }
    }

    private uint RandomStart()
    {
        Span<byte> bytes = stackalloc byte[4];
        _randomness.Fill(bytes);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }
}
