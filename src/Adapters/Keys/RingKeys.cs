using System.Security.Cryptography;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;
using Microsoft.Data.Sqlite;

namespace AuditPipeline.Adapters.Keys;

/// <summary>The wrapping keys of one generation, in memory: the master key, and the keys that wrap storage keys, newest first. These
/// stand in the ring, wrapped by the master key, so that what journals and queues hold outlives a rotation while the master key does
/// not.</summary>
internal sealed class RingKeys
{
    private readonly WrappingKey _master;
    private readonly List<WrappingKey> _storage;

    private RingKeys(long generation, WrappingKey master, List<WrappingKey> storage) =>
        (Generation, _master, _storage) = (generation, master, storage);

    public long Generation { get; }

    /// <summary>As the ring has them now.</summary>
    /// <exception cref="InvalidDataException">One does not open.</exception>
    public static RingKeys Read(
        SqliteConnection connection, SqliteTransaction transaction, RingMaster ring, WrappingKey master, IRandomness randomness)
    {
        using var command = RingFile.Command(connection, transaction, "SELECT generation, wrapped FROM storage ORDER BY generation DESC");
        using var row = command.ExecuteReader();
        var storage = new List<WrappingKey>();
        while (row.Read())
        {
            var key = master.Unwrap(KeyPurpose.StorageWrapping(row.GetInt64(0)), row.GetFieldValue<byte[]>(1))
                ?? throw new InvalidDataException($"storage key {row.GetInt64(0)} does not open");
            storage.Add(new WrappingKey(key, randomness));
        }

        return new RingKeys(ring.Generation, master, storage);
    }

    /// <summary>A fresh key to wrap storage keys with, put into the ring.</summary>
    public static void AddStorage(
        SqliteConnection connection, SqliteTransaction transaction, long generation, WrappingKey master, IRandomness randomness)
    {
        Span<byte> key = stackalloc byte[WrappingKey.Bytes];
        randomness.Fill(key);
        RingFile.Run(
            connection, transaction, "INSERT INTO storage VALUES ($generation, $wrapped, NULL)",
            ("$generation", generation), ("$wrapped", master.Wrap(KeyPurpose.StorageWrapping(generation), key)));
        CryptographicOperations.ZeroMemory(key);
    }

    public byte[] Wrap(string kekId, ReadOnlySpan<byte> key) => _master.Wrap(KeyPurpose.Kek(kekId), key);

    public byte[]? Unwrap(string kekId, ReadOnlySpan<byte> wrapped) => _master.Unwrap(KeyPurpose.Kek(kekId), wrapped);

    public StorageKey WrapStorage(string name, byte[] key) => new(key, _storage[0].Wrap(KeyPurpose.Storage(name), key));

    /// <summary>Null when none of them wrapped it. The master key did so itself before it was rotated.</summary>
    public StorageKey? UnwrapStorage(string name, ReadOnlyMemory<byte> wrapped)
    {
        foreach (var key in (IEnumerable<WrappingKey>)[.. _storage, _master])
            if (key.Unwrap(KeyPurpose.Storage(name), wrapped.Span) is { } found) return new StorageKey(found, wrapped);

        return null;
    }

    /// <summary>Takes them out of memory; they are not used afterwards.</summary>
    public void Erase()
    {
        _master.Erase();
        foreach (var key in _storage) key.Erase();
    }
}
