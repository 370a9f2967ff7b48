namespace AuditPipeline.Core.Sealing;

/// <summary>When the master key is rotated, and what follows from that for copies that backups hold (seal page, section 3).</summary>
/// <param name="Interval">Time between two rotations; null when they happen on demand only.</param>
public readonly record struct MasterKeySchedule(TimeSpan? Interval)
{
    /// <summary>How often a process looks whether a rotation is due: the longest a rotation is late while one runs.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromHours(1);

    /// <summary>How long after its last use the key that wraps storage keys is kept: journal and queue must be worked off by then.
    /// Four times what a topic holds by default, and below the default interval, so that the second rotation ends it.</summary>
    public static readonly TimeSpan StorageKeysKept = TimeSpan.FromDays(28);

    /// <param name="days">0 for never.</param>
    public static MasterKeySchedule EveryDays(int days) => new(days == 0 ? null : TimeSpan.FromDays(days));

    /// <summary>A last rotation in the future was made under a wrong clock: what is due by the right one cannot be known, so it is now.</summary>
    public bool IsDue(DateTimeOffset last, DateTimeOffset now) => Interval is { } interval && (now - last >= interval || last - now > Look);

    /// <summary>When a key destroyed at <paramref name="destroyed"/> is dead in every copy of the ring, at the latest: at the next
    /// rotation. Null when none is planned.</summary>
    public DateTimeOffset? KeyDeadline(DateTimeOffset last, DateTimeOffset destroyed)
    {
        if (Interval is not { } interval) return null;

        var next = last + interval;
        return (next > destroyed ? next : destroyed) + Look;
    }

    /// <summary>When content that was in a journal or queue at <paramref name="written"/> is dead in every copy of these, at the latest:
    /// the next rotation ends the use of its key, the first one after <see cref="StorageKeysKept"/> the key. Null when none is planned.</summary>
    public DateTimeOffset? StorageDeadline(DateTimeOffset last, DateTimeOffset written) =>
        KeyDeadline(last, written) + StorageKeysKept + Interval + Look;

    public static bool IsKept(DateTimeOffset superseded, DateTimeOffset now) => now - superseded < StorageKeysKept;
}
