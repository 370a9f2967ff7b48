using System.Security.Cryptography;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;
using Microsoft.Data.Sqlite;

namespace AuditPipeline.Adapters.Keys;

/// <summary>One rotation of the master key: a new one is written beside it, all keys are wrapped anew in one transaction that also
/// names the new one, and the old one is destroyed. The transaction is what counts: before its commit the old key opens the ring,
/// from then on the new one. On a connection of its own, so that readers go on meanwhile; who makes a key waits.</summary>
internal sealed class RingRotation(
    string file, MasterKeyFiles files, IRandomness randomness, TimeProvider clock, MasterKeySchedule schedule, Action<RotationStep> reached)
{
    private const int KeysInHand = 1_000;

    /// <returns>Null when it was not due.</returns>
    public MasterKeyRotation? Run(bool onlyWhenDue, CancellationToken cancellation)
    {
        using var connection = RingFile.Connect(file, check: false);
        var started = clock.GetUtcNow();
        if (onlyWhenDue && !IsDue(connection, null, started)) return null;   // looked at without keeping others from writing

        MasterKeyRotation rotation;
        using (var transaction = connection.BeginTransaction(deferred: false))
        {
            if (onlyWhenDue && !IsDue(connection, transaction, started)) return null;   // another process was first
            rotation = Rewrap(connection, transaction, started, cancellation);
            reached(RotationStep.Rewrapped);
            transaction.Commit();
        }

        reached(RotationStep.Committed);
        Settle(connection);
        RingFile.TryEmptyLog(connection);   // what stays there in the face of a reader is wrapped by a key that is gone
        return rotation with { Finished = clock.GetUtcNow() };
    }

    private MasterKeyRotation Rewrap(SqliteConnection connection, SqliteTransaction transaction, DateTimeOffset now, CancellationToken cancellation)
    {
        var ring = RingMaster.Read(connection, transaction)!;
        var old = files.Settle(ring.Fingerprint);
        var fresh = files.MakeNext();
        try
        {
            var next = new RingMaster(ring.Generation + 1, fresh.Fingerprint, now);
            RewrapPseudonym(connection, transaction, old, fresh);
            var rewrapped = RewrapKeks(connection, transaction, old, fresh, cancellation);
            var ended = RewrapStorage(connection, transaction, old, fresh, now);
            RingKeys.AddStorage(connection, transaction, next.Generation, fresh, randomness);
            next.Write(connection, transaction);
            return new MasterKeyRotation(
                next.Generation, rewrapped, ended, Convert.ToHexStringLower(old.Fingerprint), Convert.ToHexStringLower(fresh.Fingerprint), now, now);
        }
        finally
        {
            old.Erase();
            fresh.Erase();
        }
    }

    private static void RewrapPseudonym(SqliteConnection connection, SqliteTransaction transaction, WrappingKey old, WrappingKey fresh)
    {
        var wrapped = (byte[])RingFile.Value(connection, transaction, "SELECT pseudonym_key FROM ring")!;
        RingFile.Run(
            connection, transaction, "UPDATE ring SET pseudonym_key = $wrapped", ("$wrapped", Again(KeyPurpose.Pseudonym, wrapped, old, fresh)));
    }

    private static long RewrapKeks(
        SqliteConnection connection, SqliteTransaction transaction, WrappingKey old, WrappingKey fresh, CancellationToken cancellation)
    {
        using var select = RingFile.Command(
            connection, transaction, "SELECT id, wrapped FROM kek WHERE id > $after ORDER BY id LIMIT $count", ("$after", ""), ("$count", KeysInHand));
        using var update = RingFile.Command(connection, transaction, "UPDATE kek SET wrapped = $wrapped WHERE id = $id", ("$wrapped", ""), ("$id", ""));
        var page = new List<(string Id, byte[] Wrapped)>(KeysInHand);
        var count = 0L;
        do
        {
            cancellation.ThrowIfCancellationRequested();
            page.Clear();
            using (var row = select.ExecuteReader())
                while (row.Read()) page.Add((row.GetString(0), row.GetFieldValue<byte[]>(1)));

            foreach (var (id, wrapped) in page)
            {
                update.Parameters["$wrapped"].Value = Again(KeyPurpose.Kek(id), wrapped, old, fresh);
                update.Parameters["$id"].Value = id;
                update.ExecuteNonQuery();
            }

            count += page.Count;
            if (page.Count > 0) select.Parameters["$after"].Value = page[^1].Id;
        }
        while (page.Count == KeysInHand);

        return count;
    }

    // Those that nothing may need any more are left behind: with the old master key every copy of them dies.
    private static int RewrapStorage(
        SqliteConnection connection, SqliteTransaction transaction, WrappingKey old, WrappingKey fresh, DateTimeOffset now)
    {
        RingFile.Run(connection, transaction, "UPDATE storage SET superseded_at = $now WHERE superseded_at IS NULL", ("$now", now.ToUnixTimeMilliseconds()));
        var all = new List<(long Generation, byte[] Wrapped, DateTimeOffset Superseded)>();
        using (var select = RingFile.Command(connection, transaction, "SELECT generation, wrapped, superseded_at FROM storage"))
        using (var row = select.ExecuteReader())
        {
            while (row.Read())
                all.Add((row.GetInt64(0), row.GetFieldValue<byte[]>(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))));
        }

        var ended = 0;
        foreach (var (generation, wrapped, superseded) in all)
        {
            if (MasterKeySchedule.IsKept(superseded, now))
            {
                RingFile.Run(
                    connection, transaction, "UPDATE storage SET wrapped = $wrapped WHERE generation = $generation",
                    ("$wrapped", Again(KeyPurpose.StorageWrapping(generation), wrapped, old, fresh)), ("$generation", generation));
                continue;
            }

            RingFile.Run(connection, transaction, "DELETE FROM storage WHERE generation = $generation", ("$generation", generation));
            ended++;
        }

        return ended;
    }

    private static byte[] Again(string purpose, byte[] wrapped, WrappingKey old, WrappingKey fresh)
    {
        var key = old.Unwrap(purpose, wrapped)
            ?? throw new InvalidDataException($"a key of the ring ({purpose.ReplaceLineEndings(" ")}) is damaged: it does not open, so the master key stays");
        var again = fresh.Wrap(purpose, key);
        CryptographicOperations.ZeroMemory(key);
        return again;
    }

    private void Settle(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);   // the names of the files belong to who may write the ring
        files.Settle(RingMaster.Read(connection, transaction)!.Fingerprint).Erase();
    }

    private bool IsDue(SqliteConnection connection, SqliteTransaction? transaction, DateTimeOffset now) =>
        schedule.IsDue(RingMaster.Read(connection, transaction)!.RotatedAt, now);
}
