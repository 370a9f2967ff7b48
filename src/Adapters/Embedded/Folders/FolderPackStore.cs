using AuditPipeline.Core.Ports;

namespace AuditPipeline.Adapters.Embedded.Folders;

/// <summary>Evidence packs as folders. A pack appears whole, by one rename, and its files are read-only from before that moment.</summary>
public sealed class FolderPackStore : IPackStore, IDisposable
{
    private const UnixFileMode ReadOnlyFile = UnixFileMode.UserRead | UnixFileMode.GroupRead;

    private readonly string _root;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _putting = new(1, 1);

    /// <param name="root">Folder of all packs; made when missing.</param>
    /// <param name="clock">Gives the time a pack was put, which orders <see cref="ListAsync"/>.</param>
    public FolderPackStore(string root, TimeProvider clock)
    {
        _root = Path.GetFullPath(root);
        _clock = clock;
        DirectorySync.Create(_root);
        // What a crash left of a copy that never became a pack, or of a pack that was being removed.
        foreach (var left in Directory.EnumerateDirectories(_root, ".*")) Directory.Delete(left, recursive: true);
    }

    /// <exception cref="ArgumentException">The id is not one plain path segment, or the folder holds a link.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public async ValueTask<bool> PutAsync(string packId, string folder, CancellationToken cancellation)
    {
        if (!SafePath.IsSegment(packId)) throw new ArgumentException("a pack id is one plain path segment", nameof(packId));
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"no folder {folder}");

        await _putting.WaitAsync(cancellation);
        try
        {
            var place = Path.Combine(_root, packId);
            if (Path.Exists(place)) return false;

            Freeze(folder);
            if (TryMove(folder, place)) return true;

            // A rename works within one file system only: copy beside the place first, then rename there.
            var staging = Path.Combine(_root, "." + packId);
            Copy(folder, staging);
            Freeze(staging);
            Directory.Move(staging, place);
            DirectorySync.Flush(_root);
            Directory.Delete(folder, recursive: true);
            return true;
        }
        finally
        {
            _putting.Release();
        }
    }

    public ValueTask<IReadOnlyList<string>?> ListFilesAsync(string packId, CancellationToken cancellation)
    {
        if (PlaceOf(packId) is not { } place) return ValueTask.FromResult<IReadOnlyList<string>?>(null);

        var paths = Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(place, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal)
            .ToArray();
        return ValueTask.FromResult<IReadOnlyList<string>?>(paths);
    }

    /// <summary>Null also for a path that would leave the pack: it comes from a request.</summary>
    public ValueTask<Stream?> OpenAsync(string packId, string path, CancellationToken cancellation)
    {
        var file = PlaceOf(packId) is { } place ? SafePath.TryBelow(place, path) : null;
        return ValueTask.FromResult<Stream?>(file is not null && File.Exists(file)
            ? new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read)
            : null);
    }

    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellation)
    {
        var ids = new DirectoryInfo(_root).EnumerateDirectories()
            .Where(pack => SafePath.IsSegment(pack.Name))
            .OrderByDescending(pack => pack.LastWriteTimeUtc)
            .ThenByDescending(pack => pack.Name, StringComparer.Ordinal)
            .Select(pack => pack.Name)
            .ToArray();
        return ValueTask.FromResult<IReadOnlyList<string>>(ids);
    }

    public async ValueTask<bool> RemoveAsync(string packId, CancellationToken cancellation)
    {
        await _putting.WaitAsync(cancellation);
        try
        {
            if (PlaceOf(packId) is not { } place) return false;

            // Out of sight by one rename; what a crash leaves under the hidden name is no pack, and goes at the next start.
            var hidden = Path.Combine(_root, "." + packId);
            if (Directory.Exists(hidden)) Directory.Delete(hidden, recursive: true);
            Directory.Move(place, hidden);
            DirectorySync.Flush(_root);
            Directory.Delete(hidden, recursive: true);
            DirectorySync.Flush(_root);
            return true;
        }
        finally
        {
            _putting.Release();
        }
    }

    public void Dispose() => _putting.Dispose();

    private string? PlaceOf(string packId)
    {
        if (!SafePath.IsSegment(packId)) return null;

        var place = Path.Combine(_root, packId);
        return Directory.Exists(place) ? place : null;
    }

    private bool TryMove(string folder, string place)
    {
        try
        {
            Directory.Move(folder, place);
        }
        catch (IOException) when (Directory.Exists(folder) && !Path.Exists(place))
        {
            return false;
        }

        DirectorySync.Flush(_root);
        return true;
    }

    private void Freeze(string folder)
    {
        foreach (var file in FilesOf(folder))
        {
            using (var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read))
                RandomAccess.FlushToDisk(stream.SafeFileHandle);
            if (OperatingSystem.IsWindows()) File.SetAttributes(file, FileAttributes.ReadOnly);
            else File.SetUnixFileMode(file, ReadOnlyFile);
        }

        foreach (var directory in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories))
            DirectorySync.Flush(directory);
        DirectorySync.Flush(folder);
        Directory.SetLastWriteTimeUtc(folder, _clock.GetUtcNow().UtcDateTime);
    }

    private static IEnumerable<string> FilesOf(string folder)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            // A link could later be pointed elsewhere: what it shows would not be write-once.
            if (entry.LinkTarget is not null) throw new ArgumentException("a pack holds no links", nameof(folder));
            if (entry is FileInfo) yield return entry.FullName;
        }
    }

    private static void Copy(string folder, string staging)
    {
        if (Directory.Exists(staging)) Directory.Delete(staging, recursive: true);
        Directory.CreateDirectory(staging);
        foreach (var file in FilesOf(folder))
        {
            var copy = Path.Combine(staging, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
