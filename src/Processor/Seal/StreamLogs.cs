using System.Collections.Concurrent;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Seal;

/// <summary>The stream logs this process writes, opened when their stream first delivers.</summary>
public sealed class StreamLogs(
    LogLayout layout, ILogStorage storage, IRecordStore store, IRandomness randomness, ILogger<StreamLogs> log) : IDisposable
{
    private readonly ConcurrentDictionary<StreamId, StreamLog> _open = new();
    private readonly SemaphoreSlim _opening = new(1, 1);

    internal IEnumerable<KeyValuePair<StreamId, StreamLog>> Open => _open;

    internal LogFolder Folder(StreamId stream) => new(storage, LogLayout.StreamFolder(stream));

    /// <summary>Opens a stream this process owns, recovering what a dead run left: rows beyond the state are adopted. Returns the first
    /// queue position that is not sealed.</summary>
    public async ValueTask<long> RecoverAsync(StreamId stream, CancellationToken cancellation) =>
        (await OpenAsync(stream, cancellation)).NextPosition;

    public void Dispose() => _opening.Dispose();

    internal async ValueTask<StreamLog> OpenAsync(StreamId stream, CancellationToken cancellation)
    {
        if (_open.TryGetValue(stream, out var found)) return found;

        await _opening.WaitAsync(cancellation);
        try
        {
            if (_open.TryGetValue(stream, out found)) return found;
            return _open[stream] = await StreamLog.OpenAsync(
                stream, layout.StreamOrigin(stream), Folder(stream), store, now => EnvelopeId.New(now, randomness).ToString(), log,
                cancellation);
        }
        finally
        {
            _opening.Release();
        }
    }
}
