using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Processor.Custody;

/// <summary>Keeps the master key's schedule, and tells of every rotation, asked for or due, in log and metrics.</summary>
public sealed class MasterKeyCustody(IMasterKeyRotation ring, CustodyMetrics metrics, TimeProvider clock, ILogger<MasterKeyCustody> log) : IMasterKeyRotation
{
    /// <summary>Looks at once and then each <see cref="MasterKeySchedule.Look"/>, until cancelled. A failure is told and tried again at
    /// the next look: the old master key stays in use meanwhile.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(MasterKeySchedule.Look, clock);
        try
        {
            do await LookAsync(cancellation);
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return;   // what was begun is undone by the next opening of the ring
        }
    }

    public async ValueTask<MasterKeyRotation> RotateMasterAsync(CancellationToken cancellation) =>
        Told(await CountingAsync(() => ring.RotateMasterAsync(cancellation)));

    public async ValueTask<MasterKeyRotation?> RotateMasterIfDueAsync(CancellationToken cancellation) =>
        await CountingAsync(() => ring.RotateMasterIfDueAsync(cancellation)) is { } rotation ? Told(rotation) : null;

    public ValueTask<DateTimeOffset?> BackupDeadlineAsync(DateTimeOffset destroyed, CancellationToken cancellation) =>
        ring.BackupDeadlineAsync(destroyed, cancellation);

    public ValueTask<DateTimeOffset?> StorageDeadlineAsync(DateTimeOffset written, CancellationToken cancellation) =>
        ring.StorageDeadlineAsync(written, cancellation);

    private async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            await RotateMasterIfDueAsync(cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.RotationFailed(e.GetType().Name, MasterKeySchedule.Look);
        }
    }

    private async ValueTask<T> CountingAsync<T>(Func<ValueTask<T>> rotate)
    {
        try
        {
            return await rotate();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            metrics.Failed();
            throw;
        }
    }

    private MasterKeyRotation Told(MasterKeyRotation rotation)
    {
        var took = rotation.Finished - rotation.Started;
        metrics.Rotated(took);
        log.MasterKeyRotated(rotation.Generation, rotation.Rewrapped, rotation.StorageKeysEnded, took, rotation.Old, rotation.New);
        return rotation;
    }
}
