using AuditPipeline.Core.Captures;

namespace AuditPipeline.Core.Ports;

/// <summary>Who seals what a queue delivers. A queue asks it where a stream goes on before it delivers anything of it, and tells it when
/// the stream goes to another process.</summary>
public interface IStreamHolder
{
    /// <summary>Takes the stream over and returns where it stands: store and log are the truth of progress, not what the queue remembers.</summary>
    ValueTask<StreamProgress> TakeAsync(StreamId stream, CancellationToken cancellation);

    /// <summary>Lets the stream go. On return nothing more is written to it by this process.</summary>
    ValueTask LeaveAsync(StreamId stream, CancellationToken cancellation);
}
