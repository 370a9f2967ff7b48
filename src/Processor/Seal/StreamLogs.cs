using System.Collections.Concurrent;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Seal;

/// <summary>The stream logs this process writes, opened when their stream first delivers.</summary>
public sealed class StreamLogs(
    LogLayout layout, ILogStorage storage, IRecordStore store, IRandomness randomness, ILogger<StreamLogs> log)
{
    private readonly ConcurrentDictionary<StreamId, StreamLog> _open = new();

    internal IEnumerable<KeyValuePair<StreamId, StreamLog>> Open => _open;

    internal LogFolder Folder(StreamId stream) => new(storage, LogLayout.StreamFolder(stream));

    internal async ValueTask<StreamLog> OpenAsync(StreamId stream, CancellationToken cancellation)
    {
        if (_open.TryGetValue(stream, out var found)) return found;

        var opened = await StreamLog.OpenAsync(
            stream, layout.StreamOrigin(stream), Folder(stream), store, now => EnvelopeId.New(now, randomness).ToString(), log, cancellation);
        _open[stream] = opened;
        return opened;
    }
}
