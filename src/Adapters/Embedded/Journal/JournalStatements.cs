using Microsoft.Data.Sqlite;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>What the writer says to SQLite. Used by one thread.</summary>
internal sealed class JournalStatements : IDisposable
{
    // What holds something is copied to give the rest back, so there must be little of it.
    private const long MostCopiedBytes = 16L << 20;

    private readonly SqliteConnection _connection;
    private readonly long _pageSize;
    private readonly WriteStatement _begin, _commit, _rollback, _insertSegment, _deleteSegments, _insertOpened,
        _insertClosed, _insertLost, _insertImport, _deleteOpened, _deleteClosed, _updateState, _vacuum;
    private readonly Statement _countNumbers, _pages, _freePages, _checkpoint;

    public JournalStatements(SqliteConnection connection)
    {
        _connection = connection;
        _begin = new(connection, "BEGIN IMMEDIATE");
        _commit = new(connection, "COMMIT");
        _rollback = new(connection, "ROLLBACK");
        _insertSegment = new(connection, "INSERT INTO segment VALUES ($0, $1)");
        // The oldest entry may lie under a key one younger than the next entry's: two callers change places between key and commit.
        _deleteSegments = new(connection, """
            DELETE FROM segment WHERE id < (SELECT max(id) FROM segment)
                AND id + 1 < coalesce((SELECT segment FROM opened ORDER BY number LIMIT 1), 9223372036854775807)
                AND id + 1 < coalesce((SELECT segment FROM closed ORDER BY position LIMIT 1), 9223372036854775807)
            """);
        _insertOpened = new(connection, "INSERT INTO opened VALUES ($0, $1, $2, $3)");
        _insertClosed = new(connection, "INSERT INTO closed VALUES ($0, $1, $2, $3, $4, $5, NULL)");
        _insertLost = new(connection, "INSERT INTO closed VALUES ($0, $1, $2, $3, $4, $5, $6)");
        _insertImport = new(
            connection,
            "INSERT INTO closed VALUES ($0, NULL, $1, $2, $3, $4, NULL) ON CONFLICT (id) WHERE number IS NULL DO NOTHING");
        // Neither half reads past the column it counts, so no content is fetched for it.
        _countNumbers = new(
            connection,
            """
            SELECT (SELECT count(number) FROM closed WHERE position > $0 AND position <= $1)
                 + (SELECT coalesce(sum(lost - 1), 0) FROM closed WHERE lost IS NOT NULL AND position > $0 AND position <= $1)
            """, parameters: 2);
        _deleteOpened = new(
            connection,
            "DELETE FROM opened WHERE number IN (SELECT number FROM closed WHERE position > $0 AND position <= $1)");
        _deleteClosed = new(connection, "DELETE FROM closed WHERE position > $0 AND position <= $1");
        _updateState = new(connection, "UPDATE state SET last_number = $0, last_position = $1, settled = $2");
        _pages = new(connection, "PRAGMA page_count");
        _checkpoint = new(connection, "PRAGMA wal_checkpoint(PASSIVE)");
        _freePages = new(connection, "PRAGMA freelist_count");
        _vacuum = new(connection, "VACUUM");
        using var pageSize = new Statement(connection, "PRAGMA page_size");
        _pageSize = (long)pageSize.Value()!;
    }

    /// <summary>Bytes of the file that hold something.</summary>
    public long UsedBytes => ((long)_pages.Value()! - (long)_freePages.Value()!) * _pageSize;

    public void Begin() => _begin.Run();

    public void Commit() => _commit.Run();

    /// <summary>Leaves no transaction open. SQLite has ended it itself after some errors (disk full, I/O), and then says so.</summary>
    public void Rollback()
    {
        try
        {
            _rollback.Run();
        }
        catch (SqliteException)
        {
            // "no transaction is active": what was asked for is so already.
        }
    }

    public void InsertSegment(Segment segment) => _insertSegment.With(1, segment.Id).With(2, segment.Wrapped.Span).Run();

    /// <summary>Removes the keys that no entry needs any more, all but the newest.</summary>
    public void DeleteUnusedSegments() => _deleteSegments.Run();

    public void InsertOpened(long number, byte[] id, long segment, byte[] section) =>
        _insertOpened.With(1, number).With(2, id).With(3, segment).With(4, section).Run();

    public void InsertClosed(long position, long number, byte[] id, long at, long segment, byte[] section) =>
        _insertClosed.With(1, position).With(2, number).With(3, id).With(4, at).With(5, segment).With(6, section).Run();

    public void InsertLost(long position, long first, byte[] id, long at, long segment, byte[] section, long count) =>
        _insertLost.With(1, position).With(2, first).With(3, id).With(4, at).With(5, segment).With(6, section).With(7, count).Run();

    /// <summary>Numbers that entries in a range of positions account for; imports account for none.</summary>
    public long CountNumbers(long after, long through) => (long)_countNumbers.Value(after, through)!;

    /// <summary>False when an import of this id waits already.</summary>
    public bool InsertImport(long position, byte[] id, long at, long segment, byte[] section) =>
        _insertImport.With(1, position).With(2, id).With(3, at).With(4, segment).With(5, section).Run() == 1;

    public void Delete(long after, long through)
    {
        _deleteOpened.With(1, after).With(2, through).Run();
        _deleteClosed.With(1, after).With(2, through).Run();
    }

    /// <summary>Gives free pages back to the disk when there are more than <paramref name="kept"/> bytes of them and little else: pages that
    /// move with every removal would be written anew with every commit. The file itself shrinks with the next checkpoint.</summary>
    /// <returns>False when there was no reason to.</returns>
    public bool GiveBack(long kept)
    {
        if ((long)_freePages.Value()! * _pageSize <= kept || UsedBytes > MostCopiedBytes) return false;
        _vacuum.Run();
        return true;
    }

    /// <summary>Copies what is committed from the write-ahead log into the file, as far as readers allow, so that the log is used anew.</summary>
    public void Checkpoint() => _checkpoint.Value();

    public void UpdateState(long lastNumber, long lastPosition, long settled) => _updateState.With(1, lastNumber).With(2, lastPosition).With(3, settled).Run();

    public StoredState ReadState()
    {
        using var statement = new Statement(
            _connection,
            "SELECT last_number, last_position, coalesce((SELECT min(position) - 1 FROM closed), last_position), settled FROM state");
        using var row = statement.Read();
        row.Read();
        return new StoredState(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3));
    }

    public List<(long AfterNumber, string Instance, string? Home)> ReadIdentity()
    {
        using var statement = new Statement(_connection, "SELECT after_number, instance, home FROM identity ORDER BY after_number");
        using var row = statement.Read();
        var instances = new List<(long, string, string?)>();
        while (row.Read()) instances.Add((row.GetInt64(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)));
        return instances;
    }

    /// <summary>The place the newest instance lives in.</summary>
    public void UpdateHome(string home)
    {
        using var statement = new Statement(
            _connection, "UPDATE identity SET home = $0 WHERE after_number = (SELECT max(after_number) FROM identity)", 1);
        statement.Run(home);
    }

    /// <summary>A new instance for the numbers from here on. One that has given none yet is replaced.</summary>
    public void InsertIdentity(long afterNumber, string instance, string home)
    {
        using var statement = new Statement(_connection, "INSERT OR REPLACE INTO identity VALUES ($0, $1, $2)", 3);
        statement.Run(afterNumber, instance, home);
    }

    public List<(long Id, byte[] Wrapped)> ReadSegments()
    {
        using var statement = new Statement(_connection, "SELECT id, wrapped FROM segment ORDER BY id");
        using var row = statement.Read();
        var segments = new List<(long, byte[])>();
        while (row.Read()) segments.Add((row.GetInt64(0), row.GetFieldValue<byte[]>(1)));
        return segments;
    }

    public bool HasEntries()
    {
        using var statement = new Statement(_connection, "SELECT EXISTS (SELECT 1 FROM opened) OR EXISTS (SELECT 1 FROM closed)");
        return statement.Value() is not 0L;
    }

    public List<(long Number, byte[] Id)> ReadStillOpen()
    {
        // Asked once, at start: one pass over what waits instead of two writes for every call.
        using var statement = new Statement(
            _connection, "SELECT number, id FROM opened WHERE number NOT IN (SELECT number FROM closed WHERE number IS NOT NULL) ORDER BY number");
        using var row = statement.Read();
        var calls = new List<(long, byte[])>();
        while (row.Read()) calls.Add((row.GetInt64(0), row.GetFieldValue<byte[]>(1)));
        return calls;
    }

    public void Dispose()
    {
        foreach (var statement in (IDisposable[])[
            _begin, _commit, _rollback, _insertSegment, _deleteSegments, _insertOpened,
            _insertClosed, _insertLost, _insertImport, _countNumbers, _deleteOpened, _deleteClosed, _updateState, _pages, _freePages,
            _checkpoint, _vacuum]) statement.Dispose();
        _connection.Dispose();
    }
}
