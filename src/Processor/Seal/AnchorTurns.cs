using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Processor.Seal;

/// <summary>Turns at the anchor log. Several processors, and within one whoever anchors heads and whoever states something, append to it one after
/// the other: each claims it anew and reads its state before it appends.</summary>
internal sealed class AnchorTurns(LogLayout layout, ILogStorage storage, ISigner signer, IStreamFence fence)
{
    /// <summary>Turns that others may snatch away before it counts as a failure.</summary>
    private const int Attempts = 10;

    /// <summary>Name of the anchor log at the fence; no partition has it.</summary>
    private static readonly StreamId Anchor = new(LogLayout.AnchorFolder);

    private readonly CheckpointSigner _signer = new(signer);

    /// <summary>Runs the work on the anchor log as it stands, alone.</summary>
    /// <exception cref="IOException">Others claim it again and again; nothing was appended.</exception>
    public async ValueTask TakeAsync(Func<AnchorLog, ValueTask> work, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var claim = await fence.ClaimAsync(Anchor, cancellation);
                await using var entry = await fence.EnterAsync(Anchor, claim, cancellation);
                await work(await AnchorLog.OpenAsync(layout.AnchorOrigin, new LogFolder(storage, LogLayout.AnchorFolder), _signer, cancellation));
                return;
            }
            catch (StreamTakenException e)
            {
                // Another processor claimed its turn between claim and entry. It appends at once, so the next try finds it free.
                if (attempt >= Attempts) throw new IOException("the anchor log is claimed by others again and again", e);
            }
        }
    }
}
