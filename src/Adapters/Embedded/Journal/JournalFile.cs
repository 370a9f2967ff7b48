using System.Globalization;
using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Core.Ports;
using Microsoft.Data.Sqlite;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>The SQLite file of a journal: its checks at opening, its settings and its tables. Nothing is written before the file
/// has been found to be new or ours and sound.</summary>
internal static class JournalFile
{
    public const string Name = "journal.db";

    private const long ApplicationId = 0x4150_4a31;   // "APJ1"
    private const long FormatVersion = 3;

    // Columns in the clear: ids, numbers and times. Whatever could tell who asked for what lies in the sections.
    private const string Tables = """
        CREATE TABLE state (
            only INTEGER PRIMARY KEY CHECK (only = 1), last_number INTEGER NOT NULL, last_position INTEGER NOT NULL,
            settled INTEGER NOT NULL);
        CREATE TABLE identity (after_number INTEGER PRIMARY KEY, instance TEXT NOT NULL UNIQUE, home TEXT);
        CREATE TABLE segment (id INTEGER PRIMARY KEY, wrapped BLOB NOT NULL);
        CREATE TABLE opened (
            number INTEGER PRIMARY KEY, id BLOB NOT NULL, segment INTEGER NOT NULL, section BLOB NOT NULL);
        CREATE TABLE closed (
            position INTEGER PRIMARY KEY, number INTEGER, id BLOB NOT NULL, at INTEGER NOT NULL,
            segment INTEGER NOT NULL, section BLOB NOT NULL, lost INTEGER);
        CREATE INDEX losses ON closed (position, lost) WHERE lost IS NOT NULL;
        CREATE UNIQUE INDEX imported ON closed (id) WHERE number IS NULL;
        """;

    // What format 1 did not have: losses, calls forwarded before they were durable, and the file that tells a copy from the journal.
    private const string FromFormat1 = """
        CREATE TABLE identity (after_number INTEGER PRIMARY KEY, instance TEXT NOT NULL UNIQUE, home TEXT);
        INSERT INTO identity SELECT 0, instance, NULL FROM state;
        ALTER TABLE state ADD COLUMN settled INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE state DROP COLUMN instance;
        ALTER TABLE closed ADD COLUMN lost INTEGER;
        DROP TABLE still_open;
        CREATE INDEX losses ON closed (position, lost) WHERE lost IS NOT NULL;
        """;

    // Format 3 has the same tables; a call may lie in them as one row, which format 2 does not know.
    private const string ToFormat3 = "PRAGMA user_version = 3;";

    /// <exception cref="JournalOpenException">The file cannot be opened for writing, or is not a sound journal.</exception>
    public static SqliteConnection Open(string folder, IRandomness randomness)
    {
        var file = Path.Combine(folder, Name);
        var connection = Connect(file);
        try
        {
            connection.Open();
            if (IsNew(connection, file)) Create(connection, randomness);
            else Check(connection, file);
            Configure(connection);
            return connection;
        }
        catch (SqliteException refused)
        {
            connection.Dispose();
            throw Explain(file, refused);
        }
        catch (JournalOpenException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A second connection for reading, of a file that <see cref="Open"/> has opened.</summary>
    public static SqliteConnection OpenReader(string folder)
    {
        var connection = Connect(Path.Combine(folder, Name));
        connection.Open();
        Run(connection, "PRAGMA query_only = ON");
        return connection;
    }

    /// <exception cref="JournalOpenException">The folder cannot be made or written.</exception>
    public static FolderLock Lock(string folder)
    {
        try
        {
            DirectorySync.Create(folder);
            return FolderLock.Take(folder);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException and not FolderInUseException)
        {
            throw new JournalOpenException(
                $"journal folder {folder} cannot be written ({refused.Message}); give this user the right to write there, "
                + "or choose another data folder", refused);
        }
    }

    private static SqliteConnection Connect(string file) => new(new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Pooling = false,   // a closed journal holds no file
    }.ConnectionString);

    private static bool IsNew(SqliteConnection connection, string file)
    {
        var id = Number(connection, "PRAGMA application_id");
        if (id == ApplicationId) return false;
        if (id == 0 && Number(connection, "SELECT count(*) FROM sqlite_master") == 0) return true;

        throw new JournalOpenException(
            $"{file} is a database, but not a journal of this program; move it away, or choose another data folder");
    }

    private static void Create(SqliteConnection connection, IRandomness randomness)
    {
        Run(connection, "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL");

        // One transaction: a crash leaves a new file, or a whole journal with its identity.
        using var creation = connection.BeginTransaction();
        Run(connection, Tables);
        Run(
            connection,
            $"INSERT INTO state VALUES (1, 0, 0, 0); INSERT INTO identity VALUES (0, '{JournalIdentity.NewInstance(randomness)}', NULL); "
            + string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {FormatVersion}"));
        creation.Commit();
    }

    private static void Check(SqliteConnection connection, string file)
    {
        var version = Number(connection, "PRAGMA user_version");
        if (version is < 1 or > FormatVersion)
            throw new JournalOpenException(
                $"{file} has format {version}, this program reads 1 to {FormatVersion}; start the version that wrote it");

        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if (command.ExecuteScalar() as string is not "ok") throw Damaged(file, "its integrity check failed", cause: null);
        if (version == FormatVersion) return;

        using var upgrade = connection.BeginTransaction();
        if (version == 1) Run(connection, FromFormat1);
        Run(connection, ToFormat3);
        upgrade.Commit();
    }

    // Removed sections stay as noise in pages that are used again: each lies under a storage key that goes when the last entry under it
    // has gone, an hour later at most. The writer checkpoints itself, when those who wait for a commit have been told. Files of earlier
    // versions keep the map for incremental vacuuming, two more pages to each commit, until they are next given back to the disk.
    private static void Configure(SqliteConnection connection) => Run(
        connection,
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = FAST;
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA journal_size_limit = 67108864;
        PRAGMA cache_size = -32768;
        PRAGMA temp_store = MEMORY;
        PRAGMA auto_vacuum = NONE;
        """);

    /// <summary>What a refusal of SQLite means to the operator.</summary>
    public static JournalOpenException Explain(string file, SqliteException refused) => refused.SqliteErrorCode switch
    {
        SqliteCode.Corrupt or SqliteCode.NotADatabase => Damaged(file, refused.Message, refused),
        SqliteCode.CannotOpen or SqliteCode.ReadOnly or SqliteCode.Permission => new JournalOpenException(
            $"{file} cannot be opened for writing ({refused.Message}); give this user the right to write it and its folder", refused),
        SqliteCode.Full => new JournalOpenException($"{file} cannot grow, the disk is full; free some space", refused),
        _ => new JournalOpenException($"{file} cannot be opened ({refused.Message}); check its disk", refused),
    };

    private static JournalOpenException Damaged(string file, string finding, Exception? cause) => new(
        $"{file} is damaged ({finding}); nothing was changed. Move it and its -wal file away for examination and start again: "
        + "the new journal counts as a new instance, so what the old one still held shows as missing", cause);

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
