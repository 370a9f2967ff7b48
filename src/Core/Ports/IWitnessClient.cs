using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Log.Witness;

namespace AuditPipeline.Core.Ports;

/// <summary>Speaks C2SP tlog-witness with witnesses elsewhere.</summary>
public interface IWitnessClient
{
    /// <summary><c>POST &lt;url&gt;/add-checkpoint</c>; answers whatever the status, bounded in time and bytes.</summary>
    /// <exception cref="AnchorFaultException">There was no answer.</exception>
    ValueTask<WitnessReply> AddAsync(Uri url, ReadOnlyMemory<byte> body, CancellationToken cancellation);
}
