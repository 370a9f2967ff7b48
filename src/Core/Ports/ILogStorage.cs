namespace AuditPipeline.Core.Ports;

/// <summary>Named objects of a log (tiles, checkpoints, state). Paths are relative, <c>/</c>-separated, without <c>..</c>.</summary>
public interface ILogStorage
{
    /// <summary>The object, or null when there is none.</summary>
    ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellation);

    /// <summary>Replaces each object whole, in the given order; on return all are durable. A crash leaves each one old or new,
    /// never torn, and never a later one new while an earlier one is old.</summary>
    ValueTask WriteAsync(IReadOnlyList<(string Path, ReadOnlyMemory<byte> Bytes)> objects, CancellationToken cancellation);

    /// <summary>Paths below <paramref name="prefix"/>, sorted by ordinal.</summary>
    ValueTask<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation);

    /// <summary>Removes every object below a folder. Storage that must keep what it has (retention lock) keeps it. Nothing there is
    /// nothing to do.</summary>
    ValueTask RemoveAsync(string folder, CancellationToken cancellation);
}
