using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>The one thread that writes. Requests that come while a commit is under way share the next one: the disk is flushed once
/// for all of them.</summary>
internal sealed class JournalWriter : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMicroseconds(300);

    private readonly JournalStatements _statements;
    private readonly JournalState _state;
    private readonly JournalOptions _options;
    private readonly Action<JournalProblem> _report;
    private readonly HashSet<long> _storedSegments;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly Thread _thread;
    private List<JournalRequest> _pending = [];
    private List<JournalRequest> _spare = [];
    private long _pendingBytes;
    private int _lastGroup;
    private bool _stopping;
    private long _usedBytes;

    public JournalWriter(
        JournalStatements statements, JournalState state, IEnumerable<long> storedSegments,
        JournalOptions options, Action<JournalProblem> report)
    {
        (_statements, _state, _options, _report) = (statements, state, options, report);
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
            if (_pending.Count == 1) _work.Release();
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
        }

        _work.Release();
        _thread.Join();
        _work.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            _work.Wait();
            Gather();
            var (group, stopping) = Take();
            if (group.Count > 0) Commit(group);
            _lastGroup = group.Count;
            group.Clear();
            if (stopping) return;
        }
    }

    // Those whom the last commit let go are about to come back: a moment's patience, less than one flush takes, puts them into one
    // group instead of a small and a large one. A lone caller never waits.
    private void Gather()
    {
        var expected = _lastGroup / 2;
        var since = Stopwatch.GetTimestamp();
        while (PendingCount < expected && Stopwatch.GetElapsedTime(since) < Patience) Thread.Yield();
    }

    private int PendingCount
    {
        get { lock (_gate) return _stopping ? int.MaxValue : _pending.Count; }
    }

    private (List<JournalRequest> Group, bool Stopping) Take()
    {
        lock (_gate)
        {
            var group = _pending;
            (_pending, _spare) = (_spare, group);
            _pendingBytes = 0;
            return (group, _stopping);
        }
    }

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
            foreach (var request in group) request.Failed();
            return;
        }

        _storedSegments.UnionWith(transaction.NewSegments);
        _state.Publish(transaction);
        foreach (var request in group) request.Committed();
        AfterCommit();
    }

    private void AfterCommit()
    {
        try
        {
            Interlocked.Exchange(ref _usedBytes, _statements.UsedBytes);
            if (_storedSegments.Count > 1 && _state.IsEmpty) ForgetOldSegments();
        }
        catch (SqliteException refused)
        {
            _statements.Rollback();
            _report(ProblemOf(refused));
        }
    }

    // With no entry left nothing needs the older keys; an entry still on its way under one of them stores it again.
    private void ForgetOldSegments()
    {
        var newest = _storedSegments.Max();
        _statements.Begin();
        _statements.DeleteSegmentsExcept(newest);
        _statements.Commit();
        _storedSegments.RemoveWhere(id => id != newest);
    }

    private static JournalProblem ProblemOf(Exception refused) => refused is SqliteException sqlite
        ? new JournalProblem("commit_failed", $"{sqlite.Message} (extended code {sqlite.SqliteExtendedErrorCode})")
        : new JournalProblem("commit_failed", refused.GetType().Name);
}
