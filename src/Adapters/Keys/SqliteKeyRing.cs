using System.Security.Cryptography;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;
using Microsoft.Data.Sqlite;

namespace AuditPipeline.Adapters.Keys;

/// <summary>Key ring in one SQLite file, its keys wrapped by the master key beside it. A destroyed key is overwritten in the file
/// (secure_delete, and the write-ahead log emptied); in copies of the file it dies with the next rotation of the master key (seal page,
/// section 3). Several processes may have it open: each notices by the generation it reads that another one rotated.</summary>
public sealed class SqliteKeyRing : IKeyRing, IKeyDestruction, IMasterKeyRotation, IDisposable
{
    public const string FileName = RingFile.Name;

    private const int CachedKeys = 10_000;

    private readonly SqliteConnection _connection;
    private readonly MasterKeyFiles _files;
    private readonly RingRotation _rotation;
    private readonly IRandomness _randomness;
    private readonly MasterKeySchedule _schedule;
    private readonly byte[] _pseudonymKey;
    private readonly KeyCache<KeySubject, KeyEncryptionKey> _bySubject = new(CachedKeys);
    private readonly KeyCache<string, KeyEncryptionKey> _byId = new(CachedKeys);
    private readonly SemaphoreSlim _file = new(1, 1);
    private RingKeys _keys;   // read and replaced while the file is held

    private SqliteKeyRing(
        SqliteConnection connection, MasterKeyFiles files, RingRotation rotation, IRandomness randomness, MasterKeySchedule schedule,
        RingKeys keys, byte[] pseudonymKey)
    {
        (_connection, _files, _rotation, _randomness, _schedule) = (connection, files, rotation, randomness, schedule);
        (_keys, _pseudonymKey) = (keys, pseudonymKey);
    }

    public ReadOnlyMemory<byte> PseudonymKey => _pseudonymKey;

    /// <summary>Opens the ring and its master key, making both on the first start. A rotation that a process died in is finished or
    /// undone.</summary>
    /// <param name="schedule">When the master key is rotated; never by default.</param>
    /// <exception cref="KeyFolderException">A file is open to others or damaged, or the master key is missing or another one.</exception>
    public static SqliteKeyRing Open(KeyFolder folder, IRandomness randomness, TimeProvider clock, MasterKeySchedule schedule = default) =>
        Open(folder, randomness, clock, schedule, _ => { });

    /// <param name="reached">Hears of each step of a rotation; what it throws stops the rotation there.</param>
    internal static SqliteKeyRing Open(
        KeyFolder folder, IRandomness randomness, TimeProvider clock, MasterKeySchedule schedule, Action<RotationStep> reached)
    {
        var file = folder.PathOf(FileName);
        var isNew = !folder.Has(FileName) || new FileInfo(file).Length == 0;
        if (!folder.Has(FileName)) folder.Create(FileName, []);   // made here so that it is 0600 from its first byte on
        var files = new MasterKeyFiles(folder, randomness, reached);
        SqliteConnection? connection = null;
        try
        {
            connection = RingFile.Connect(file, check: !isNew);
            var (keys, pseudonymKey) = Prepare(connection, files, randomness, clock);
            var rotation = new RingRotation(file, files, randomness, clock, schedule, reached);
            return new SqliteKeyRing(connection, files, rotation, randomness, schedule, keys, pseudonymKey);
        }
        catch (Exception refused)
        {
            connection?.Dispose();
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

    public async ValueTask<StorageKey> NewStorageKeyAsync(string name, CancellationToken cancellation)
    {
        await _file.WaitAsync(cancellation);
        try
        {
            // Only the newest is kept long enough for all that is written under it.
            FollowRotation();
            var key = new byte[WrappingKey.Bytes];
            _randomness.Fill(key);
            return _keys.WrapStorage(name, key);
        }
        finally
        {
            _file.Release();
        }
    }

    public async ValueTask<StorageKey?> OpenStorageKeyAsync(string name, ReadOnlyMemory<byte> wrapped, CancellationToken cancellation)
    {
        await _file.WaitAsync(cancellation);
        try
        {
            FollowRotation();   // one that has ended opens nothing any more, here as little as after a restart
            return _keys.UnwrapStorage(name, wrapped);
        }
        finally
        {
            _file.Release();
        }
    }

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
    public async ValueTask<bool> DestroyAsync(KeySubject subject, string kekId, CancellationToken cancellation)
    {
        await _file.WaitAsync(cancellation);
        try
        {
            var there = KekIdOf(subject) == kekId;
            if (there)
            {
                using var transaction = _connection.BeginTransaction();
                using var mapping = Command(
                    "DELETE FROM subject WHERE tenant = $tenant AND kind = $kind AND name = $name", transaction, subject);
                mapping.ExecuteNonQuery();
                RingFile.Run(_connection, transaction, "DELETE FROM kek WHERE id = $id", ("$id", kekId));
                transaction.Commit();
                _bySubject.Remove(subject);
            }

            _byId.Remove(kekId);
            return RingFile.TryEmptyLog(_connection)
                ? there
                : throw new IOException($"key {kekId} is destroyed, but {FileName}-wal could not be emptied while others read in it");
        }
        finally
        {
            _file.Release();
        }
    }

    public async ValueTask<MasterKeyRotation> RotateMasterAsync(CancellationToken cancellation) =>
        (await RotateAsync(onlyWhenDue: false, cancellation))!;

    public async ValueTask<MasterKeyRotation?> RotateMasterIfDueAsync(CancellationToken cancellation) =>
        await RotateAsync(onlyWhenDue: true, cancellation);

    public async ValueTask<DateTimeOffset?> BackupDeadlineAsync(DateTimeOffset destroyed, CancellationToken cancellation) =>
        _schedule.KeyDeadline(await RotatedAtAsync(cancellation), destroyed);

    public async ValueTask<DateTimeOffset?> StorageDeadlineAsync(DateTimeOffset written, CancellationToken cancellation) =>
        _schedule.StorageDeadline(await RotatedAtAsync(cancellation), written);

    public void Dispose()
    {
        _connection.Dispose();
        _keys.Erase();
        _file.Dispose();
    }

    private async Task<MasterKeyRotation?> RotateAsync(bool onlyWhenDue, CancellationToken cancellation)
    {
        try
        {
            if (await Task.Run(() => _rotation.Run(onlyWhenDue, cancellation), cancellation) is not { } rotation) return null;

            await _file.WaitAsync(CancellationToken.None);
            try
            {
                FollowRotation();   // the old master key leaves the memory too
            }
            finally
            {
                _file.Release();
            }

            return rotation;
        }
        catch (Exception refused) when (refused is SqliteException or InvalidDataException)
        {
            throw new KeyFolderException($"the master key of {_connection.DataSource} was not rotated ({refused.Message})", refused);
        }
    }

    private async ValueTask<DateTimeOffset> RotatedAtAsync(CancellationToken cancellation)
    {
        await _file.WaitAsync(cancellation);
        try
        {
            return RingMaster.Read(_connection, null)!.RotatedAt;
        }
        finally
        {
            _file.Release();
        }
    }

    private async ValueTask<KeyEncryptionKey> ReadOrMakeAsync(KeySubject subject, CancellationToken cancellation)
    {
        await _file.WaitAsync(cancellation);
        try
        {
            if (_bySubject.Find(subject) is { } known) return known;

            var kek = KekIdOf(subject) is { } kekId
                ? ReadKek(kekId) ?? throw Lost(kekId)
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
        Span<byte> fresh = stackalloc byte[16 + WrappingKey.Bytes];
        _randomness.Fill(fresh);
        var kek = new KeyEncryptionKey(Convert.ToHexStringLower(fresh[..16]), fresh[16..].ToArray());
        CryptographicOperations.ZeroMemory(fresh);

        // Taking the file for writing first: another process on the same ring may have made the key, or rotated, since we looked.
        using var transaction = _connection.BeginTransaction(deferred: false);
        FollowRotation(transaction);
        if (KekIdOf(subject, transaction) is { } theirs) return ReadKek(theirs, transaction) ?? throw Lost(theirs);

        RingFile.Run(
            _connection, transaction, "INSERT INTO kek VALUES ($id, $wrapped)", ("$id", kek.Id), ("$wrapped", _keys.Wrap(kek.Id, kek.Key.Span)));
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

    // Generation and key in one statement: what is read is wrapped by the master key of that generation, whoever rotates meanwhile.
    private KeyEncryptionKey? ReadKek(string kekId, SqliteTransaction? transaction = null)
    {
        while (true)
        {
            using (var command = RingFile.Command(
                _connection, transaction, "SELECT wrapped, (SELECT generation FROM master) FROM kek WHERE id = $id", ("$id", kekId)))
            using (var row = command.ExecuteReader())
            {
                if (!row.Read()) return null;
                if (row.GetInt64(1) == _keys.Generation)
                    return _keys.Unwrap(kekId, row.GetFieldValue<byte[]>(0)) is { } key ? new KeyEncryptionKey(kekId, key) : null;
            }

            FollowRotation();
        }
    }

    private void FollowRotation()
    {
        if (RingMaster.Read(_connection, null)!.Generation == _keys.Generation) return;

        // The names of the key files stand still for who holds the ring for writing.
        using var transaction = _connection.BeginTransaction(deferred: false);
        FollowRotation(transaction);
    }

    private void FollowRotation(SqliteTransaction transaction)
    {
        var ring = RingMaster.Read(_connection, transaction)!;
        if (ring.Generation == _keys.Generation) return;

        var before = _keys;
        _keys = RingKeys.Read(_connection, transaction, ring, _files.Settle(ring.Fingerprint), _randomness);
        before.Erase();
    }

    private string? KekIdOf(KeySubject subject, SqliteTransaction? transaction = null)
    {
        using var command = Command(
            "SELECT kek_id FROM subject WHERE tenant = $tenant AND kind = $kind AND name = $name", transaction, subject);
        return command.ExecuteScalar() as string;
    }

    private SqliteCommand Command(string sql, SqliteTransaction? transaction, KeySubject subject) => RingFile.Command(
        _connection, transaction, sql, ("$tenant", subject.Tenant), ("$kind", (long)subject.Kind), ("$name", subject.Name));

    private static InvalidDataException Lost(string kekId) => new($"key {kekId} is missing from the ring, or another master key wrapped it");

    // Held for writing from the first look on: of two processes that start on an empty folder one makes the keys.
    private static (RingKeys Keys, byte[] PseudonymKey) Prepare(
        SqliteConnection connection, MasterKeyFiles files, IRandomness randomness, TimeProvider clock)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        RingFile.MakeTables(connection, transaction);
        var stored = RingFile.Value(connection, transaction, "SELECT pseudonym_key FROM ring") as byte[];
        var ring = RingMaster.Read(connection, transaction);
        var master = ring is not null ? files.Settle(ring.Fingerprint) : stored is not null ? files.ReadCurrent() : files.MakeFirst();
        var pseudonymKey = stored is null
            ? MakePseudonymKey(connection, transaction, master, randomness)
            : master.Unwrap(KeyPurpose.Pseudonym, stored) ?? throw files.NotOfThisRing();
        if (ring is null)
        {
            ring = new RingMaster(1, master.Fingerprint, clock.GetUtcNow());
            ring.Write(connection, transaction);
            RingKeys.AddStorage(connection, transaction, ring.Generation, master, randomness);
        }

        var keys = RingKeys.Read(connection, transaction, ring, master, randomness);
        transaction.Commit();
        return (keys, pseudonymKey);
    }

    private static byte[] MakePseudonymKey(SqliteConnection connection, SqliteTransaction transaction, WrappingKey master, IRandomness randomness)
    {
        var fresh = new byte[WrappingKey.Bytes];
        randomness.Fill(fresh);
        RingFile.Run(connection, transaction, "INSERT INTO ring VALUES (1, $wrapped)", ("$wrapped", master.Wrap(KeyPurpose.Pseudonym, fresh)));
        return fresh;
    }
}
