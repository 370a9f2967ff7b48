using AuditPipeline.Core.Anchors;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Adapters.Embedded.Folders;

/// <summary>A folder elsewhere (another machine's, write-once storage) as a copy. Files are made once, read-only, and never replaced. The folder itself
/// is never made: where a mount is missing, nothing is written beside it.</summary>
public sealed class FolderAnchorCopy(string folder) : IAnchorCopy
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly string _root = Path.GetFullPath(folder);

    public string Name => _root;

    /// <exception cref="ArgumentException">The path is absolute or has empty or dotted segments.</exception>
    public async ValueTask PutAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var file = SafePath.Below(_root, path);
        try
        {
            if (!Directory.Exists(_root)) throw new AnchorFaultException(AnchorTrouble.Unreachable, "the folder is not there");
            if (!File.Exists(file)) await CreateAsync(file, bytes);
            else if (!(await File.ReadAllBytesAsync(file, cancellation)).AsSpan().SequenceEqual(bytes.Span))
                throw new AnchorFaultException(AnchorTrouble.Differs, $"{path} is there with other content");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AnchorFaultException(AnchorTrouble.Unwritable, e.Message);
        }
    }

    private static async Task CreateAsync(string file, ReadOnlyMemory<byte> bytes)
    {
        var directory = Path.GetDirectoryName(file)!;
        DirectorySync.Create(directory);
        var temporary = Path.Combine(directory, "." + Path.GetFileName(file) + ".tmp");
        File.Delete(temporary);   // left by a crash
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = ReadOnly;
        await using (var stream = new FileStream(temporary, options))
        {
            await stream.WriteAsync(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, file, overwrite: false);
        DirectorySync.Flush(directory);
    }
}
