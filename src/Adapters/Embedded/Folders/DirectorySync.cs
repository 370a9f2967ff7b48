using System.Runtime.InteropServices;

namespace AuditPipeline.Adapters.Embedded.Folders;

/// <summary>Makes the names in a directory durable: after a rename the file's content may be safe while its name is not (fsync(2),
/// notes). .NET opens no directories, so the three calls are made here; elsewhere than on Linux and macOS names are durable with the
/// file and nothing is done.</summary>
internal static partial class DirectorySync
{
    public static void Flush(string directory)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) return;

        var handle = Open(directory, flags: 0);
        if (handle < 0) throw Failed(directory);
        try
        {
            if (Fsync(handle) != 0) throw Failed(directory);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    /// <summary>Creates the directory and those above it that are missing, each durable in its parent.</summary>
    public static void Create(string directory)
    {
        if (Directory.Exists(directory)) return;

        var parent = Path.GetDirectoryName(directory);
        if (!string.IsNullOrEmpty(parent)) Create(parent);
        Directory.CreateDirectory(directory);
        if (!string.IsNullOrEmpty(parent)) Flush(parent);
    }

    private static IOException Failed(string directory) =>
        new($"directory {directory} could not be flushed to disk (error {Marshal.GetLastPInvokeError()})");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
