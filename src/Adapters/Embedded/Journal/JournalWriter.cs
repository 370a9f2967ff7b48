using Microsoft.Data.Sqlite;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>The one thread that writes. Requests that come while a commit is under way share the next one: the disk is flushed once
/// for all of them.</summary>
internal sealed class JournalWriter : IDisposable
{
    // Written to the log between two checkpoints, and between two looks at how much of the file is in use.
    private const long CheckpointBytes = 16L << 20;
    private const long MeasureBytes = 256L << 10;

    // What a commit writes beside its content, by measurement (docs/performance.md).
    private const long BytesPerCommit = 4 * 8_192;

    private readonly JournalStatements _statements;
    private readonly JournalState _state;
    private readonly JournalOptions _options;
    private readonly TimeProvider _clock;
    private readonly Action<JournalProblem> _report;
    private readonly HashSet<long> _storedSegments;
    private readonly object _gate = new();
    private readonly Thread _thread;
    private List<JournalRequest> _pending = [];
    private List<JournalRequest> _spare = [];
    private long _pendingBytes;
    private bool _urgent;
    private long _due;
    private bool _stopping;
    private long _usedBytes;
    private long _sinceCheckpoint;
    private long _sinceMeasured;

    public JournalWriter(
        JournalStatements statements, JournalState state, IEnumerable<long> storedSegments,
        JournalOptions options, TimeProvider clock, Action<JournalProblem> report)
    {
        (_statements, _state, _options, _clock, _report) = (statements, state, options, clock, report);
        _storedSegments = [.. storedSegments];
        _usedBytes = statements.UsedBytes;
        _thread = new Thread(Run) { IsBackground = true, Name = "journal writer" };
        _thread.Start();
    }

    /// <summary>False when the bounds leave no room, or the writer has stopped. What ends an entry (closing, acknowledgement) makes
    /// room and is always taken: there are never more of those than calls open and lists delivered.</summary>
    public bool TryAdd(JournalRequest request, bool makesRoom)
    {
        lock (_gate)
        {
            if (_stopping) return false;
            if (!makesRoom && (_pending.Count >= _options.MaxPendingCount
                               || _pendingBytes + request.Size > _options.MaxPendingBytes
                               || Interlocked.Read(ref _usedBytes) >= _options.MaxStoredBytes)) return false;

            _pending.Add(request);
            _pendingBytes += request.Size;
            if (Hurries(request)) Monitor.Pulse(_gate);
        }

        return true;
    }

    /// <summary>Commits what was taken, then ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_stopping) return;
            _stopping = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join();
    }

    private void Run()
    {
        while (true)
        {
            var (group, stopping) = Take();
            if (group.Count > 0) Commit(group);
            group.Clear();
            if (stopping) return;
        }
    }

    private (List<JournalRequest> Group, bool Stopping) Take()
    {
        lock (_gate)
        {
            while (_pending.Count == 0 && !_stopping) Monitor.Wait(_gate);
            while (!_urgent && !_stopping && Left() is var left && left > TimeSpan.Zero && Monitor.Wait(_gate, left)) { }
            var group = _pending;
            (_pending, _spare) = (_spare, group);
            (_pendingBytes, _urgent) = (0, false);
            return (group, _stopping);
        }
    }

    /// <summary>Whether the writer must wake up for it: it is the first one, or due before those that wait.</summary>
    private bool Hurries(JournalRequest request)
    {
        var urgent = request.Urgent || _pendingBytes > _options.MaxPendingBytes / 2;
        var due = _clock.GetTimestamp() + (long)(request.Patience.TotalSeconds * _clock.TimestampFrequency);
        var hurries = _pending.Count == 1 || (urgent && !_urgent) || due < _due;
        _due = _pending.Count == 1 ? due : Math.Min(due, _due);
        _urgent |= urgent;
        return hurries;
    }

    private TimeSpan Left() => _clock.GetElapsedTime(_clock.GetTimestamp(), _due);

    private void Commit(List<JournalRequest> group)
    {
        var transaction = new JournalTransaction(_statements, _state, _storedSegments);
        try
        {
            _statements.Begin();
            foreach (var request in group) request.Apply(transaction);
            transaction.Finish();
            _statements.Commit();
        }
        catch (Exception refused)   // whatever it is, those who wait must hear of it and the next group must have its try
        {
            _statements.Rollback();
            _report(ProblemOf(refused));
            foreach (var request in group)
                if (request.Urgent) request.Failed();
            TellQuietly(group, static request => request.Failed());
            return;
        }

        _storedSegments.UnionWith(transaction.NewSegments);
        var before = _state.AcknowledgedThrough;
        _state.Publish(transaction);
        var bytes = BytesPerCommit;
        foreach (var request in group)
        {
            bytes += request.Size;
            if (request.Urgent) request.Committed();
        }

        TellQuietly(group, static request => request.Committed());
        AfterCommit(bytes, acknowledged: transaction.AcknowledgedThrough > before ? transaction.AcknowledgedThrough : null);
    }

    // Those nobody waits for are told by one worker, one after the other: a wake-up each would cost more than what they do then.
    private static void TellQuietly(List<JournalRequest> group, Action<JournalRequest> tell)
    {
        JournalRequest[] quiet = [.. group.Where(request => !request.Urgent)];
        if (quiet.Length == 0) return;
        ThreadPool.UnsafeQueueUserWorkItem(
            static told =>
            {
                foreach (var request in told.quiet) told.tell(request);
            },
            (quiet, tell), preferLocal: false);
    }

    // Nobody waits for this: those whose requests were committed have been told.
    private void AfterCommit(long bytes, long? acknowledged)
    {
        _sinceCheckpoint += bytes;
        _sinceMeasured += bytes;
        Interlocked.Add(ref _usedBytes, bytes);
        try
        {
            if (_sinceMeasured >= MeasureBytes || acknowledged is not null)
            {
                Interlocked.Exchange(ref _usedBytes, _statements.UsedBytes);
                _sinceMeasured = 0;
            }

            var shrunk = acknowledged is not null && _statements.GiveBack(_options.MaxFreeBytes);
            if (_sinceCheckpoint >= CheckpointBytes || shrunk)
            {
                _statements.Checkpoint();
                _sinceCheckpoint = 0;
            }

            if (_storedSegments.Count > 1 && acknowledged is not null) ForgetOldSegments();
        }
        catch (SqliteException refused)
        {
            _statements.Rollback();
            _report(ProblemOf(refused));
        }
    }

    // Entries go in order, so with them goes the need for the older keys; one still on its way under such a key stores it again.
    private void ForgetOldSegments()
    {
        _statements.DeleteUnusedSegments();
        _storedSegments.IntersectWith(_statements.ReadSegments().Select(segment => segment.Id));
    }

    private static JournalProblem ProblemOf(Exception refused) => refused is SqliteException sqlite
        ? new JournalProblem("commit_failed", $"{sqlite.Message} (extended code {sqlite.SqliteExtendedErrorCode})")
        : new JournalProblem("commit_failed", refused.GetType().Name);
}
