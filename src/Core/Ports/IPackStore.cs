namespace AuditPipeline.Core.Ports;

/// <summary>Keeps finished evidence packs, write-once.</summary>
public interface IPackStore
{
    /// <summary>Moves a finished folder in under <paramref name="packId"/>; refuses (false) when that id is taken.</summary>
    ValueTask<bool> PutAsync(string packId, string folder, CancellationToken cancellation);

    /// <summary>The pack's files as relative paths, or null when there is no such pack.</summary>
    ValueTask<IReadOnlyList<string>?> ListFilesAsync(string packId, CancellationToken cancellation);

    /// <summary>One file of a pack, or null.</summary>
    ValueTask<Stream?> OpenAsync(string packId, string path, CancellationToken cancellation);

    /// <summary>Removes a pack for good: it shows what was erased. False when there is no such pack. Storage that must keep what it has (retention
    /// lock) throws.</summary>
    /// <exception cref="IOException">It cannot be removed.</exception>
    ValueTask<bool> RemoveAsync(string packId, CancellationToken cancellation);

    /// <summary>Ids, newest first.</summary>
    ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellation);
}
