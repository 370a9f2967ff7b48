using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;

namespace AuditPipeline.Tests.Shared;

/// <summary>Rotations that were asked for, and the failures to answer with first.</summary>
public sealed class FakeMasterKey : IMasterKeyRotation
{
    public static readonly MasterKeyRotation Done = new(
        2, 41, 1, new string('a', 64), new string('b', 64), new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero), new(2026, 11, 2, 8, 0, 3, TimeSpan.Zero));

    private readonly Lock _gate = new();

    public int Asked { get; private set; }

    public int Looks { get; private set; }

    public bool IsDue { get; set; }

    public int Failures { get; set; }

    public DateTimeOffset? Deadline { get; set; } = new(2026, 12, 2, 9, 0, 0, TimeSpan.Zero);

    public ValueTask<MasterKeyRotation> RotateMasterAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            Asked++;
            if (Failures-- > 0) throw new IOException("the key folder is read-only");
            return new(Done);
        }
    }

    public ValueTask<MasterKeyRotation?> RotateMasterIfDueAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            Looks++;
            if (Failures-- > 0) throw new IOException("the key folder is read-only");
            return new(IsDue ? Done : null);
        }
    }

    public ValueTask<DateTimeOffset?> BackupDeadlineAsync(DateTimeOffset destroyed, CancellationToken cancellation) => new(Deadline);

    public ValueTask<DateTimeOffset?> StorageDeadlineAsync(DateTimeOffset written, CancellationToken cancellation) => new(Deadline);
}
