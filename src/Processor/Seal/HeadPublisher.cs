using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Processor.Line;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Seal;

/// <summary>Signs the durable heads of the stream logs and puts them into the anchor log, on an interval and on demand. It signs only
/// what rows, tiles and state already hold, and never a head that does not continue the last signed one.</summary>
public sealed class HeadPublisher(
    StreamLogs logs, LogLayout layout, ILogStorage storage, ISigner signer, SealOptions options, TimeProvider time, ILogger<HeadPublisher> log)
    : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CheckpointSigner _signer = new(signer);
    private readonly Dictionary<StreamId, SignedNote> _signed = [];
    private AnchorLog? _anchor;

    /// <summary>Publishes until cancelled. A failure is told and tried again at the next interval; sealing goes on meanwhile.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var sinceAnchor = time.GetTimestamp();
        using var timer = new PeriodicTimer(options.CheckpointInterval, time);
        while (await NextAsync(timer, cancellation))
        {
            try
            {
                var anchor = time.GetElapsedTime(sinceAnchor) >= options.AnchorInterval;
                await PublishAsync(anchor, cancellation);
                if (anchor) sinceAnchor = time.GetTimestamp();
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                return;   // stopped in the middle of a turn: publishing the same heads again is harmless
            }
            catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                log.PublishingFailed(e.Message);
            }
        }
    }

    /// <summary>Signs the heads that are durable now; with <paramref name="anchor"/> also puts them into the anchor log.</summary>
    public async ValueTask PublishAsync(bool anchor, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            foreach (var (stream, streamLog) in logs.Open.OrderBy(l => l.Key.Value, StringComparer.Ordinal))
                await SignAsync(stream, streamLog.Durable, cancellation);
            if (anchor) await AnchorAsync(cancellation);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async ValueTask SignAsync(StreamId stream, StreamHead head, CancellationToken cancellation)
    {
        var folder = logs.Folder(stream);
        if (!_signed.TryGetValue(stream, out var last)
            && await folder.ReadAsync("checkpoint", cancellation) is { } stored
            && SignedNote.Parse(stored) is { } parsed)
            _signed[stream] = last = parsed;

        if (last is not null)
        {
            var before = Checkpoint.Parse(last.Text) ?? throw new InvalidDataException($"the checkpoint of stream {stream} is broken");
            if (head.Size < before.Size || (head.Size == before.Size && head.Root != before.Root))
                throw new InvalidDataException(
                    $"stream {stream} is at {head.Size} but {before.Size} was signed: its folder is older than its checkpoint, nothing is signed");
            if (head.Size == before.Size) return;
        }
        else if (head.Size == 0)
        {
            return;
        }

        var note = await _signer.SignAsync(head, cancellation);
        await folder.WriteAsync("checkpoint", note.Format(), cancellation);
        _signed[stream] = note;
    }

    private async ValueTask AnchorAsync(CancellationToken cancellation)
    {
        _anchor ??= await AnchorLog.OpenAsync(layout.AnchorOrigin, new LogFolder(storage, LogLayout.AnchorFolder), _signer, cancellation);
        var heads = new List<(StreamHead, SignedNote, IReadOnlyList<MerkleHash>)>();
        foreach (var (stream, note) in _signed)
        {
            var checkpoint = Checkpoint.Parse(note.Text)!;
            var head = new StreamHead(checkpoint.Origin, checkpoint.Size, checkpoint.Root);
            var last = _anchor.LastHead(head.Origin);
            if (last is not null && last.Size == head.Size && last.Root == head.Root) continue;
            heads.Add((head, note, last is null ? [] : Consistency(logs.Folder(stream), last, head)));
        }

        if (heads.Count > 0) await _anchor.AppendAsync(heads, cancellation);
    }

    private static MerkleHash[] Consistency(LogFolder folder, StreamHead last, StreamHead head)
    {
        if (last.Size > head.Size) return [];   // the anchor log refuses it, by name
        return ConsistencyProof.Create(last.Size, head.Size, folder.Tiles.Reader(head.Size).Read);
    }

    private static async ValueTask<bool> NextAsync(PeriodicTimer timer, CancellationToken cancellation)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
