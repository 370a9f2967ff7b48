using AuditPipeline.Core.Captures;

namespace AuditPipeline.Core.Ports;

/// <summary>Lets only the newest claimer of a stream write to it: a process that was thought dead and comes back finds itself shut out.</summary>
public interface IStreamFence
{
    /// <summary>Claims the stream; every earlier claim is void on return, and nothing of it is being written any more.</summary>
    /// <returns>Number of the claim, growing.</returns>
    ValueTask<long> ClaimAsync(StreamId stream, CancellationToken cancellation);

    /// <summary>Begins writing under a claim; disposing ends it. While it is held no claim and no other writing begins.</summary>
    /// <exception cref="StreamTakenException">A newer claim exists.</exception>
    ValueTask<IAsyncDisposable> EnterAsync(StreamId stream, long claim, CancellationToken cancellation);
}
