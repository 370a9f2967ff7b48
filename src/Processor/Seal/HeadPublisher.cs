using System.Runtime.ExceptionServices;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Processor.Line;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Seal;

/// <summary>Signs the durable heads of the stream logs and puts them into the anchor log, on an interval and on demand. It signs only
/// what rows, tiles and state already hold, of streams this process holds, and never a head that does not continue the last signed one.
/// Several processors append to the anchor log in turn: each claims it anew and reads its state before it appends.</summary>
public sealed class HeadPublisher(
    StreamLogs logs, LogLayout layout, ILogStorage storage, ISigner signer, IStreamFence fence, SealOptions options, TimeProvider time,
    ILogger<HeadPublisher> log)
    : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CheckpointSigner _signer = new(signer);
    private readonly AnchorTurns _anchor = new(layout, storage, signer, fence);

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

    /// <summary>Signs the heads that are durable now; with <paramref name="anchor"/> also puts them into the anchor log. A stream that
    /// cannot be signed does not hold up the others; the first such failure is thrown at the end.</summary>
    public async ValueTask PublishAsync(bool anchor, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            ExceptionDispatchInfo? failure = null;
            foreach (var held in logs.Held.OrderBy(h => h.Stream.Value, StringComparer.Ordinal))
            {
                try
                {
                    await SignAsync(held, cancellation);
                }
                catch (StreamTakenException)
                {
                    logs.Taken(held);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    failure ??= ExceptionDispatchInfo.Capture(e);
                }
            }

            if (anchor) await AnchorAsync(cancellation);
            failure?.Throw();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async ValueTask SignAsync(HeldStream held, CancellationToken cancellation)
    {
        if (held.Signed is { } known && Checkpoint.Parse(known.Text)?.Size == held.Log.Durable.Size) return;

        await using var entry = await held.EnterAsync(cancellation);
        var folder = logs.Folder(held.Stream);
        if (held.Signed is null && await folder.ReadAsync("checkpoint", cancellation) is { } stored) held.Signed = SignedNote.Parse(stored);

        var head = held.Log.Durable;
        if (held.Signed is { } last)
        {
            var before = Checkpoint.Parse(last.Text) ?? throw new InvalidDataException($"the checkpoint of stream {held.Stream} is broken");
            if (head.Size < before.Size || (head.Size == before.Size && head.Root != before.Root))
                throw new InvalidDataException(
                    $"stream {held.Stream} is at {head.Size} but {before.Size} was signed: its folder is older than its checkpoint, nothing is signed");
            if (head.Size == before.Size) return;
        }
        else if (head.Size == 0)
        {
            return;
        }

        var note = await _signer.SignAsync(head, cancellation);
        await folder.WriteAsync("checkpoint", note.Format(), cancellation);
        held.Signed = note;
    }

    private async ValueTask AnchorAsync(CancellationToken cancellation)
    {
        var news = logs.Held.Where(h => h.Signed is { } note && Checkpoint.Parse(note.Text)!.Size != h.Anchored).ToList();
        if (news.Count > 0) await _anchor.TakeAsync(anchor => AppendAsync(anchor, news, cancellation), cancellation);
    }

    private async ValueTask AppendAsync(AnchorLog anchor, List<HeldStream> news, CancellationToken cancellation)
    {
        var heads = new List<(StreamHead, SignedNote, IReadOnlyList<MerkleHash>)>();
        var sizes = new List<(HeldStream Held, long Size)>();
        foreach (var held in news)
        {
            if (!await StillHeldAsync(held, cancellation)) continue;
            var note = held.Signed!;
            var checkpoint = Checkpoint.Parse(note.Text)!;
            var head = new StreamHead(checkpoint.Origin, checkpoint.Size, checkpoint.Root);
            sizes.Add((held, head.Size));
            var last = anchor.LastHead(head.Origin);
            if (last is not null && last.Size == head.Size && last.Root == head.Root) continue;
            heads.Add((head, note, last is null ? [] : Consistency(logs.Folder(held.Stream), last, head)));
        }

        if (heads.Count > 0) await anchor.AppendAsync(heads, cancellation);
        foreach (var (held, size) in sizes) held.Anchored = size;
    }

    // The head of a stream that has gone elsewhere may be older than what its new holder has anchored.
    private async ValueTask<bool> StillHeldAsync(HeldStream held, CancellationToken cancellation)
    {
        try
        {
            await using var entry = await held.EnterAsync(cancellation);
            return true;
        }
        catch (StreamTakenException)
        {
            logs.Taken(held);
            return false;
        }
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
