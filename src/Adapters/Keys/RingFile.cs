using Microsoft.Data.Sqlite;

namespace AuditPipeline.Adapters.Keys;

/// <summary>The SQLite file of the key ring: its form, and how it is opened. What is removed from it is overwritten
/// (<c>secure_delete</c>, which is a matter of each connection).</summary>
internal static class RingFile
{
    public const string Name = "keyring.db";

    private const int EmptyingTries = 5;

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS ring (only INTEGER PRIMARY KEY CHECK (only = 1), pseudonym_key BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS master (
            only INTEGER PRIMARY KEY CHECK (only = 1), generation INTEGER NOT NULL, fingerprint BLOB NOT NULL, rotated_at INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS storage (generation INTEGER PRIMARY KEY, wrapped BLOB NOT NULL, superseded_at INTEGER);
        CREATE TABLE IF NOT EXISTS kek (id TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS subject (
            tenant TEXT NOT NULL, kind INTEGER NOT NULL, name TEXT NOT NULL, kek_id TEXT NOT NULL,
            PRIMARY KEY (tenant, kind, name)) WITHOUT ROWID;
        """;

    /// <exception cref="SqliteException">It is no database, or cannot be opened.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static SqliteConnection Connect(string file, bool check)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            Run(connection, null, "PRAGMA busy_timeout = 2000");
            if (check && Value(connection, null, "PRAGMA quick_check(1)") is not "ok") throw new InvalidDataException("its integrity check failed");
            Run(connection, null, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static void MakeTables(SqliteConnection connection, SqliteTransaction transaction) => Run(connection, transaction, Tables);

    /// <summary>Empties the write-ahead log. False when others read in it all the while.</summary>
    public static bool TryEmptyLog(SqliteConnection connection)
    {
        for (var tries = 0; tries < EmptyingTries; tries++)
        {
            using var command = Command(connection, null, "PRAGMA wal_checkpoint(TRUNCATE)");
            using var row = command.ExecuteReader();
            if (row.Read() && row.GetInt64(0) == 0) return true;   // the first column says that it was kept from it
        }

        return false;
    }

    public static SqliteCommand Command(
        SqliteConnection connection, SqliteTransaction? transaction, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }

    public static int Run(
        SqliteConnection connection, SqliteTransaction? transaction, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(connection, transaction, sql, parameters);
        return command.ExecuteNonQuery();
    }

    public static object? Value(
        SqliteConnection connection, SqliteTransaction? transaction, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(connection, transaction, sql, parameters);
        return command.ExecuteScalar();
    }
}
