using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Custody;
using AuditPipeline.Core.Ports;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Custody.Scrub;

/// <summary>Runs passes: by itself, slowly, one after the other with a pause between them, and on demand at full speed. Where a pass
/// stands is kept, so that a restart does not begin it anew.</summary>
/// <param name="walk">What a pass does.</param>
/// <param name="notes">Where <see cref="ScrubNotes"/> lie.</param>
/// <param name="options">Pace and pauses.</param>
/// <param name="metrics">Instruments.</param>
/// <param name="randomness">For the ids of passes.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
public sealed class ScrubJob(
    ScrubWalk walk, ILogStorage notes, ScrubOptions options, ScrubMetrics metrics, IRandomness randomness, TimeProvider time, ILogger<ScrubJob> log)
    : IScrub
{
    /// <summary>Faults of one pass that are logged; the rest is counted.</summary>
    private const int MostLogged = 100;

    private static readonly TimeSpan KeepEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private TaskCompletionSource _demanded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ScrubNotes _notes = ScrubNotes.None;
    private ScrubPass? _running;
    private ScrubPass? _order;
    private string? _trouble;
    private CancellationTokenSource? _own;
    private long _kept;

    public ScrubStatus Status
    {
        get
        {
            lock (_gate) return new ScrubStatus(options.Enabled, _running, _notes.Last, _trouble);
        }
    }

    public string? Demand(ScrubScope scope, bool resume)
    {
        lock (_gate)
        {
            if (_order is not null) return null;
            _order = Begin(scope, resume);
            _trouble = null;
            _ = _own?.CancelAsync();
            _demanded.TrySetResult();
            return _order.Id;
        }
    }

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await LoadAsync(cancellation);
            var pause = options.FirstAfter;
            while (true)
            {
                await NextAsync(options.Enabled ? pause : Timeout.InfiniteTimeSpan, cancellation);
                pause = await TurnAsync(cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            log.ScrubStopped();
        }
    }

    /// <summary>Makes one pass at full speed instead of <see cref="RunAsync"/>.</summary>
    /// <param name="scope">What to walk.</param>
    /// <param name="resume">Go on where the last pass of this scope stopped.</param>
    /// <param name="cancellation">Ends it; its place is kept.</param>
    public async Task<ScrubPass> RunOnceAsync(ScrubScope scope, bool resume, CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        ScrubPass pass;
        lock (_gate) pass = Begin(scope, resume);
        try
        {
            return await PassAsync(pass, demanded: true, cancellation);
        }
        finally
        {
            await KeepAsync(CancellationToken.None);
        }
    }

    // Returns when the time has come or a pass was demanded.
    private async Task NextAsync(TimeSpan pause, CancellationToken cancellation)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(_demanded.Task, Task.Delay(pause, time, rest.Token));
        await rest.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    // One pass, or what can be done of it; how long until the next.
    private async Task<TimeSpan> TurnAsync(CancellationToken cancellation)
    {
        using var own = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ScrubPass pass;
        bool demanded;
        lock (_gate)
        {
            demanded = _order is not null;
            pass = _order ?? _notes.Own ?? New(ScrubScope.All);
            _running = pass;
            _own = demanded ? null : own;
        }

        try
        {
            await PassAsync(pass, demanded, own.Token);
            return demanded && _notes.Own is not null ? options.FirstAfter : options.Pause;
        }
        catch (OperationCanceledException) when (own.IsCancellationRequested)
        {
            cancellation.ThrowIfCancellationRequested();
            return TimeSpan.Zero;   // a demanded pass comes first
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.ScrubFailed(e.GetType().Name, AfterFailure);
            lock (_gate) _trouble = e is IOException or UnauthorizedAccessException ? "log_unavailable" : "store_unavailable";
            return AfterFailure;
        }
        finally
        {
            lock (_gate)
            {
                (_running, _own) = (null, null);
                if (demanded)
                {
                    _order = null;
                    _demanded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }

            await KeepAsync(CancellationToken.None);
        }
    }

    private ScrubPass Begin(ScrubScope scope, bool resume) => resume && _notes.Demanded is { } cut && cut.Scope == scope ? cut : New(scope);

    private async Task<ScrubPass> PassAsync(ScrubPass pass, bool demanded, CancellationToken cancellation)
    {
        var (rows, logged) = (pass.Rows, 0);
        _kept = time.GetTimestamp();
        Task keeping = Task.CompletedTask;
        var ended = await walk.RunAsync(pass, demanded ? 0 : options.RowsPerSecond, Took, cancellation);
        await keeping;
        Took(ended);
        lock (_gate)
        {
            _trouble = null;
            _notes = demanded ? _notes with { Demanded = null, Last = ended } : _notes with { Own = null, Last = ended };
        }

        metrics.Ended(ended);
        log.ScrubEnded(ended.Id, ended.Rows, ended.Reports.Count, ended.Faults);
        return ended;

        void Took(ScrubPass so)
        {
            metrics.Walked(so.Rows - rows);
            rows = so.Rows;
            lock (_gate)
            {
                _running = so;
                _notes = demanded ? _notes with { Demanded = so } : _notes with { Own = so };
            }

            foreach (var (stream, fault) in so.Reports.SelectMany(r => r.Faults.Select(f => (r.Log, f))).Skip(logged))
            {
                logged++;
                if (logged <= MostLogged) log.ScrubFound(stream, fault.First, fault.Last, fault.What);
                else if (logged == MostLogged + 1) log.ScrubFoundMore();
            }

            if (!keeping.IsCompleted || time.GetElapsedTime(_kept) < KeepEvery) return;
            _kept = time.GetTimestamp();
            keeping = KeepAsync(CancellationToken.None);
        }
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        if (await notes.ReadAsync(ScrubNotes.Name, cancellation) is not { } bytes) return;
        if (ScrubNotes.Parse(bytes) is not { } read)
        {
            log.ScrubNotesBroken();
            return;
        }

        lock (_gate) _notes = read;
    }

    // What cannot be kept is walked again after a restart.
    private async Task KeepAsync(CancellationToken cancellation)
    {
        byte[] bytes;
        lock (_gate) bytes = _notes.Format();
        try
        {
            await notes.WriteAsync([(ScrubNotes.Name, bytes)], cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.ScrubFailed(e.GetType().Name, TimeSpan.Zero);
        }
    }

    private ScrubPass New(ScrubScope scope)
    {
        var now = time.GetUtcNow();
        return new ScrubPass(EnvelopeId.New(now, randomness).ToString(), now, null, scope, []);
    }
}
