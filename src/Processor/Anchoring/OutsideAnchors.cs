using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Processor.Seal;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Anchoring;

/// <summary>Brings each new anchor checkpoint to those outside: witnesses, timestamp authority, copies (seal page, section 6). It looks at the log
/// folder on an interval of its own, so neither a call nor sealing ever waits for anybody. One turn at a time; a checkpoint that is overtaken
/// while a turn lasts is left out for the newest.</summary>
public sealed class OutsideAnchors : IOutsideAnchors, IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ILogStorage _storage;
    private readonly AnchorTurns _turns;
    private readonly LogTiles _tiles;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly WitnessRound? _witnesses;
    private readonly Timestamping? _timestamps;
    private readonly List<CopySeat> _copies;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly AnchorMetrics _metrics;
    private volatile AnchorReport _report = AnchorReport.None;
    private bool _remembered;

    public OutsideAnchors(
        OutsideParts parts, LogLayout layout, ILogStorage storage, ISigner signer, IStreamFence fence, IOperatorLog statements,
        TimeProvider time, ILogger<OutsideAnchors> log)
    {
        ArgumentNullException.ThrowIfNull(parts);
        (_storage, _time, _log) = (storage, time, log);
        _turns = new AnchorTurns(layout, storage, signer, fence);
        _tiles = new LogTiles(storage, LogLayout.AnchorFolder);
        if (parts is { Policy: { } policy, Witnesses: { } client }) _witnesses = new WitnessRound(policy, client, _tiles, time, log);
        if (parts.Authority is { } authority)
            _timestamps = new Timestamping(authority, parts.TimestampEvery, storage, statements, time, log);
        _copies = [.. parts.Copies.Select(c => new CopySeat(c, storage, time, log))];
        _metrics = new AnchorMetrics(() => _report);
    }

    public IReadOnlyList<VerifierKey> WitnessKeys => _witnesses?.Keys ?? [];

    public string? TimestampRootsPem => _timestamps?.RootsPem;

    public AnchorReport Report() => _report;

    /// <summary>Looks for new anchor checkpoints until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation)) await TurnOnceAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return;   // what was not brought out is brought out by the next start
        }
    }

    public async ValueTask<AttestedAnchor?> AttestAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            return await TurnAsync(forPack: true, cancellation);
        }
        catch (IOException e)
        {
            _log.AnchoringFailed(e.Message);
            return null;   // the pack is drawn without, and says so
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _metrics.Dispose();
        _turn.Dispose();
    }

    internal async Task TurnOnceAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            await TurnAsync(forPack: false, cancellation);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            _log.AnchoringFailed(e.Message);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask<AttestedAnchor?> TurnAsync(bool forPack, CancellationToken cancellation)
    {
        if (await _tiles.CheckpointAsync(cancellation) is not { } signed) return null;
        var isFirst = await RememberAsync(cancellation);

        var (note, head) = signed;
        try
        {
            if (_witnesses is not null && (forPack || isFirst || _witnesses.HasWork(note)))
            {
                var cosigned = await _witnesses.RunAsync(note, head, forPack, isFirst, NewestSizeAsync, cancellation);
                if (cosigned != note) await KeepAsync(note = cosigned, cancellation);
            }

            AnchorToken? token = null;
            if (_timestamps is not null && (forPack || _timestamps.IsDue())) token = await _timestamps.StampAsync(note, head.Size, cancellation);
            // A pack does not wait for copies.
            if (!forPack)
            {
                foreach (var copy in _copies.Where(c => c.HasWork(head.Size))) await copy.RunAsync(note, head.Size, cancellation);
            }

            return new AttestedAnchor(note, token);
        }
        finally
        {
            _report = new AnchorReport(
                head.Size, _witnesses?.Quorum, _witnesses?.States ?? [], _timestamps?.State, [.. _copies.Select(c => c.State)]);
        }
    }

    /// <summary>True for the first turn of this process.</summary>
    private async ValueTask<bool> RememberAsync(CancellationToken cancellation)
    {
        if (_remembered) return false;
        _remembered = true;
        if (_witnesses is not null && await _storage.ReadAsync($"{LogLayout.AnchorFolder}/{AnchorPaths.Cosigned}", cancellation) is { } bytes
            && SignedNote.Parse(bytes) is { } note && Checkpoint.Parse(note.Text) is { } head)
            _witnesses.Remember(note, head.Size);
        return true;
    }

    // The checkpoint is replaced by its cosigned form only while it is still the newest.
    private ValueTask KeepAsync(SignedNote note, CancellationToken cancellation) => _turns.TakeAsync(
        async _ =>
        {
            var bytes = note.Format();
            await _storage.WriteAsync([($"{LogLayout.AnchorFolder}/{AnchorPaths.Cosigned}", bytes)], cancellation);
            if (await _tiles.CheckpointAsync(cancellation) is { } newest && newest.Note.Text == note.Text)
                await _storage.WriteAsync([($"{LogLayout.AnchorFolder}/checkpoint", bytes)], cancellation);
        },
        cancellation);

    private async ValueTask<long> NewestSizeAsync() => (await _tiles.CheckpointAsync(CancellationToken.None))?.Checkpoint.Size ?? 0;
}
