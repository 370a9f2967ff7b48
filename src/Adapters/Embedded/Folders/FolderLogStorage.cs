using AuditPipeline.Core.Ports;

namespace AuditPipeline.Adapters.Embedded.Folders;

/// <summary>Log objects as files below a folder. Each is written beside its place, flushed, renamed over it, and its directory
/// flushed before the next one begins (seal page, section 5). One writer at a time.</summary>
public sealed class FolderLogStorage : ILogStorage
{
    private const string TemporarySuffix = ".tmp";

    private readonly string _root;

    /// <param name="root">Folder of the log; made when missing.</param>
    public FolderLogStorage(string root)
    {
        _root = Path.GetFullPath(root);
        DirectorySync.Create(_root);
    }

    /// <exception cref="ArgumentException">The path is absolute or has empty or dotted segments.</exception>
    public async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellation)
    {
        var file = SafePath.Below(_root, path);
        try
        {
            return await File.ReadAllBytesAsync(file, cancellation);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <exception cref="ArgumentException">A path is absolute or has empty or dotted segments; nothing was written.</exception>
    /// <exception cref="IOException">The disk refused; objects before the refused one are durable, later ones are untouched.</exception>
    public async ValueTask WriteAsync(
        IReadOnlyList<(string Path, ReadOnlyMemory<byte> Bytes)> objects, CancellationToken cancellation)
    {
        var files = objects.Select(item => SafePath.Below(_root, item.Path)).ToArray();
        for (var i = 0; i < files.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            await ReplaceAsync(files[i], objects[i].Bytes);
        }
    }

    /// <summary>Paths below a folder of the log; the empty prefix lists all. A closing <c>/</c> makes no difference.</summary>
    public ValueTask<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellation)
    {
        var folder = prefix.Length == 0 ? _root : SafePath.Below(_root, prefix.TrimEnd('/'));
        if (!Directory.Exists(folder)) return ValueTask.FromResult<IReadOnlyList<string>>([]);

        var paths = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith('.'))
            .Select(file => Path.GetRelativePath(_root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal)
            .ToArray();
        return ValueTask.FromResult<IReadOnlyList<string>>(paths);
    }

    /// <exception cref="ArgumentException">The path is absolute or has empty or dotted segments.</exception>
    public ValueTask RemoveAsync(string folder, CancellationToken cancellation)
    {
        var path = SafePath.Below(_root, folder);
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task ReplaceAsync(string file, ReadOnlyMemory<byte> bytes)
    {
        var directory = Path.GetDirectoryName(file)!;
        DirectorySync.Create(directory);

        // The dot keeps it out of listings; a name left behind by a crash is simply written again.
        var temporary = Path.Combine(directory, "." + Path.GetFileName(file) + TemporarySuffix);
        await using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            await stream.WriteAsync(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, file, overwrite: true);
        DirectorySync.Flush(directory);
    }
}
