using System.Security.Cryptography;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;
using Microsoft.Data.Sqlite;

namespace AuditPipeline.Adapters.Keys;

/// <summary>Key ring in one SQLite file, its keys wrapped by the master key beside it. A destroyed key is overwritten in the file
/// (secure_delete, and the write-ahead log emptied; seal page, section 3).</summary>
public sealed class SqliteKeyRing : IKeyRing, IKeyDestruction, IDisposable
{
    public const string FileName = "keyring.db";

    private const int CachedKeys = 10_000;
    private const string PseudonymPurpose = "pseudonym";

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS ring (only INTEGER PRIMARY KEY CHECK (only = 1), pseudonym_key BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS kek (id TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS subject (
            tenant TEXT NOT NULL, kind INTEGER NOT NULL, name TEXT NOT NULL, kek_id TEXT NOT NULL,
            PRIMARY KEY (tenant, kind, name)) WITHOUT ROWID;
        """;

    private readonly SqliteConnection _connection;
    private readonly MasterKey _master;
    private readonly IRandomness _randomness;
    private readonly byte[] _pseudonymKey;
    private readonly KeyCache<KeySubject, KeyEncryptionKey> _bySubject = new(CachedKeys);
    private readonly KeyCache<string, KeyEncryptionKey> _byId = new(CachedKeys);
    private readonly SemaphoreSlim _file = new(1, 1);

    private SqliteKeyRing(SqliteConnection connection, MasterKey master, IRandomness randomness, byte[] pseudonymKey) =>
        (_connection, _master, _randomness, _pseudonymKey) = (connection, master, randomness, pseudonymKey);

    public ReadOnlyMemory<byte> PseudonymKey => _pseudonymKey;

    /// <summary>Opens the ring and its master key, making both on the first start.</summary>
    /// <exception cref="KeyFolderException">A file is open to others or damaged, or the master key is missing or another one.</exception>
    public static SqliteKeyRing Open(KeyFolder folder, IRandomness randomness)
    {
        var file = folder.PathOf(FileName);
        var isNew = !File.Exists(file) || new FileInfo(file).Length == 0;
        if (!File.Exists(file)) folder.Create(FileName, []);   // made here so that it is 0600 from its first byte on
        var master = MasterKey.Open(folder, randomness, mayMake: isNew);
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            if (!isNew) RequireSound(connection);
            Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
            var pseudonymKey = PrepareRing(connection, master, randomness)
                ?? throw folder.Unusable(MasterKey.FileName, "it does not open this key ring");
            return new SqliteKeyRing(connection, master, randomness, pseudonymKey);
        }
        catch (Exception refused)
        {
            connection.Dispose();
            if (refused is SqliteException or InvalidDataException)
                throw new KeyFolderException(
                    $"key ring {file} cannot be opened ({refused.Message}); nothing was overwritten: put it back from its backup",
                    refused);
            throw;
        }
    }

    public ValueTask<KeyEncryptionKey> ForSubjectAsync(KeySubject subject, CancellationToken cancellation) =>
        _bySubject.Find(subject) is { } known ? new(known) : ReadOrMakeAsync(subject, cancellation);

    public async ValueTask<KeyEncryptionKey?> FindAsync(string kekId, CancellationToken cancellation)
    {
        if (_byId.Find(kekId) is { } known) return known;

        await _file.WaitAsync(cancellation);
        try
        {
            // Cached while the file is held, so that a destruction cannot come between.
            return ReadKek(kekId) is { } found ? Remember(found) : null;
        }
        finally
        {
            _file.Release();
        }
    }

    public ValueTask<StorageKey> NewStorageKeyAsync(string name, CancellationToken cancellation)
    {
        var key = new byte[MasterKey.KeyBytes];
        _randomness.Fill(key);
        return new(new StorageKey(key, _master.Wrap(StoragePurpose(name), key)));
    }

    public ValueTask<StorageKey?> OpenStorageKeyAsync(string name, ReadOnlyMemory<byte> wrapped, CancellationToken cancellation) =>
        new(_master.Unwrap(StoragePurpose(name), wrapped.Span) is { } key ? new StorageKey(key, wrapped) : null);

    /// <inheritdoc/>
    public async ValueTask<string?> KekIdOfAsync(KeySubject subject, CancellationToken cancellation)
    {
        await _file.WaitAsync(cancellation);
        try
        {
            return KekIdOf(subject);
        }
        finally
        {
            _file.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<string?> DestroyAsync(KeySubject subject, CancellationToken cancellation)
    {
        await _file.WaitAsync(cancellation);
        try
        {
            if (KekIdOf(subject) is not { } kekId) return null;

            using (var transaction = _connection.BeginTransaction())
            {
                using var mapping = Command(
                    "DELETE FROM subject WHERE tenant = $tenant AND kind = $kind AND name = $name", transaction, subject);
                mapping.ExecuteNonQuery();
                using var key = Command("DELETE FROM kek WHERE id = $id", transaction);
                key.Parameters.AddWithValue("$id", kekId);
                key.ExecuteNonQuery();
                transaction.Commit();
            }

            _bySubject.Remove(subject);
            _byId.Remove(kekId);
            Run(_connection, "PRAGMA wal_checkpoint(TRUNCATE)");
            return kekId;
        }
        finally
        {
            _file.Release();
        }
    }

    public void Dispose()
    {
        _connection.Dispose();
        _file.Dispose();
    }

    private async ValueTask<KeyEncryptionKey> ReadOrMakeAsync(KeySubject subject, CancellationToken cancellation)
    {
        await _file.WaitAsync(cancellation);
        try
        {
            if (_bySubject.Find(subject) is { } known) return known;

            var kek = KekIdOf(subject) is { } kekId
                ? ReadKek(kekId) ?? throw new InvalidDataException($"key {kekId} is missing from the ring, or another master key wrapped it")
                : Make(subject);
            _bySubject.Put(subject, kek);
            return Remember(kek);
        }
        finally
        {
            _file.Release();
        }
    }

    private KeyEncryptionKey Make(KeySubject subject)
    {
        Span<byte> fresh = stackalloc byte[16 + MasterKey.KeyBytes];
        _randomness.Fill(fresh);
        var kek = new KeyEncryptionKey(Convert.ToHexStringLower(fresh[..16]), fresh[16..].ToArray());
        CryptographicOperations.ZeroMemory(fresh);

        // Taking the file for writing first: another process on the same ring may have made the key since we looked.
        using var transaction = _connection.BeginTransaction(deferred: false);
        if (KekIdOf(subject, transaction) is { } theirs)
            return ReadKek(theirs, transaction) ?? throw new InvalidDataException($"key {theirs} is missing from the ring, or another master key wrapped it");

        using var key = Command("INSERT INTO kek VALUES ($id, $wrapped)", transaction);
        key.Parameters.AddWithValue("$id", kek.Id);
        key.Parameters.AddWithValue("$wrapped", _master.Wrap(KekPurpose(kek.Id), kek.Key.Span));
        key.ExecuteNonQuery();
        using var mapping = Command("INSERT INTO subject VALUES ($tenant, $kind, $name, $id)", transaction, subject);
        mapping.Parameters.AddWithValue("$id", kek.Id);
        mapping.ExecuteNonQuery();
        transaction.Commit();
        return kek;
    }

    private KeyEncryptionKey Remember(KeyEncryptionKey kek)
    {
        _byId.Put(kek.Id, kek);
        return kek;
    }

    private KeyEncryptionKey? ReadKek(string kekId, SqliteTransaction? transaction = null)
    {
        using var command = Command("SELECT wrapped FROM kek WHERE id = $id", transaction);
        command.Parameters.AddWithValue("$id", kekId);
        return command.ExecuteScalar() is byte[] wrapped && _master.Unwrap(KekPurpose(kekId), wrapped) is { } key
            ? new KeyEncryptionKey(kekId, key)
            : null;
    }

    private string? KekIdOf(KeySubject subject, SqliteTransaction? transaction = null)
    {
        using var command = Command(
            "SELECT kek_id FROM subject WHERE tenant = $tenant AND kind = $kind AND name = $name", transaction, subject);
        return command.ExecuteScalar() as string;
    }

    private SqliteCommand Command(string sql, SqliteTransaction? transaction, KeySubject? subject = null)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        if (subject is not { } who) return command;

        command.Parameters.AddWithValue("$tenant", who.Tenant);
        command.Parameters.AddWithValue("$kind", (long)who.Kind);
        command.Parameters.AddWithValue("$name", who.Name);
        return command;
    }

    // The pseudonym key, made with the ring; null when another master key wrapped it.
    private static byte[]? PrepareRing(SqliteConnection connection, MasterKey master, IRandomness randomness)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Tables;
        command.ExecuteNonQuery();
        command.CommandText = "SELECT pseudonym_key FROM ring";
        if (command.ExecuteScalar() is byte[] stored) return master.Unwrap(PseudonymPurpose, stored);

        var fresh = new byte[MasterKey.KeyBytes];
        randomness.Fill(fresh);
        command.CommandText = "INSERT INTO ring VALUES (1, $wrapped)";
        command.Parameters.AddWithValue("$wrapped", master.Wrap(PseudonymPurpose, fresh));
        command.ExecuteNonQuery();
        transaction.Commit();
        return fresh;
    }

    private static void RequireSound(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if (command.ExecuteScalar() as string is not "ok") throw new InvalidDataException("its integrity check failed");
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string KekPurpose(string kekId) => "kek\n" + kekId;

    private static string StoragePurpose(string name) => "storage\n" + name;
}
