using System.Runtime.InteropServices;

namespace AuditPipeline.Adapters.Kafka.Pump;

/// <summary>Writes a small file whole or not at all: a new one, flushed, renamed, and its name flushed with the folder (fsync(2), notes).</summary>
internal static partial class DurableFile
{
    public static void Write(string folder, string name, ReadOnlySpan<byte> bytes)
    {
        var fresh = Path.Combine(folder, name + ".new");
        using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, Path.Combine(folder, name), overwrite: true);
        FlushFolder(folder);
    }

    private static void FlushFolder(string folder)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) return;

        var handle = Open(folder, flags: 0);
        if (handle < 0) throw Failed(folder);
        var flushed = Fsync(handle) == 0;
        _ = Close(handle);
        if (!flushed) throw Failed(folder);
    }

    private static IOException Failed(string folder) => new($"folder {folder} could not be flushed to disk");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
