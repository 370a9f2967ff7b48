using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>A prepared statement that answers no rows, with positional parameters in the order of their first use. It speaks to SQLite
/// without the ADO.NET layer between: that costs several times what SQLite itself needs for a row (docs/performance.md).</summary>
internal sealed class WriteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public WriteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), _database);
    }

    public WriteStatement With(int place, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, place, value));
        return this;
    }

    public WriteStatement With(int place, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, place, value));
        return this;
    }

    /// <summary>Rows changed.</summary>
    /// <exception cref="SqliteException">SQLite refused; the statement can be run again.</exception>
    public int Run()
    {
        int result;
        while ((result = raw.sqlite3_step(_statement)) == raw.SQLITE_ROW)
        {
            // Some pragmas answer a row for every page they have moved.
        }

        if (result == raw.SQLITE_DONE)
        {
            _ = raw.sqlite3_reset(_statement);
            return raw.sqlite3_changes(_database);
        }

        // Thrown before the reset, while SQLite still has the sentence that says why.
        try
        {
            SqliteException.ThrowExceptionForRC(result, _database);
        }
        finally
        {
            _ = raw.sqlite3_reset(_statement);
        }

        throw new SqliteException("SQLite gave no reason", result);
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) SqliteException.ThrowExceptionForRC(result, _database);
    }
}
