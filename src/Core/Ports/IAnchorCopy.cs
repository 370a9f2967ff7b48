using AuditPipeline.Core.Anchors;

namespace AuditPipeline.Core.Ports;

/// <summary>Storage that outlives the operator's will: what was put once stays.</summary>
public interface IAnchorCopy
{
    /// <summary>What status and log call it.</summary>
    string Name { get; }

    /// <summary>Puts an object that is never replaced; durable on return. Putting the same bytes again is nothing to do.</summary>
    /// <param name="path">Relative, <c>/</c>-separated, without <c>..</c>.</param>
    /// <exception cref="AnchorFaultException">It cannot be put, or something else lies there.</exception>
    ValueTask PutAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation);
}
