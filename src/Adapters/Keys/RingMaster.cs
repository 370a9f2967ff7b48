using Microsoft.Data.Sqlite;

namespace AuditPipeline.Adapters.Keys;

/// <summary>What the ring says of the master key that wraps it.</summary>
/// <param name="Generation">From 1, one more with each rotation.</param>
/// <param name="Fingerprint">Of the master key, 32 bytes.</param>
/// <param name="RotatedAt">When it came into use.</param>
internal sealed record RingMaster(long Generation, byte[] Fingerprint, DateTimeOffset RotatedAt)
{
    /// <summary>Null when the ring does not name its master key yet.</summary>
    public static RingMaster? Read(SqliteConnection connection, SqliteTransaction? transaction)
    {
        using var command = RingFile.Command(connection, transaction, "SELECT generation, fingerprint, rotated_at FROM master");
        using var row = command.ExecuteReader();
        return row.Read()
            ? new RingMaster(row.GetInt64(0), row.GetFieldValue<byte[]>(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2)))
            : null;
    }

    public void Write(SqliteConnection connection, SqliteTransaction transaction) => RingFile.Run(
        connection, transaction, "INSERT OR REPLACE INTO master VALUES (1, $generation, $fingerprint, $at)",
        ("$generation", Generation), ("$fingerprint", Fingerprint), ("$at", RotatedAt.ToUnixTimeMilliseconds()));
}
