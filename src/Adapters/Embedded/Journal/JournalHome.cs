using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using AuditPipeline.Adapters.Embedded.Folders;

namespace AuditPipeline.Adapters.Embedded.Journal;

/// <summary>Tells a journal from a copy of it: a small file beside it, never changed, whose inode and time of birth no copy has
/// (statx(2)). Elsewhere than on Linux, and on file systems that keep no time of birth, it tells nothing.</summary>
internal static partial class JournalHome
{
    private const string Name = "home";
    private const int CurrentFolder = -100;         // AT_FDCWD
    private const uint InodeAndBirth = 0x100 | 0x800;   // STATX_INO, STATX_BTIME
    private const int InodeAt = 32;
    private const int BirthAt = 80;

    /// <summary>Word for the place this journal lives in, the same at every start; null when it cannot be told.</summary>
    public static string? Of(string folder)
    {
        if (!OperatingSystem.IsLinux()) return null;

        var file = Path.Combine(folder, Name);
        if (!File.Exists(file))
        {
            File.WriteAllText(file, "This file tells a copy of this journal from the journal. Leave it where it is.\n");
            DirectorySync.Flush(folder);
        }

        Span<byte> status = stackalloc byte[256];
        if (Statx(CurrentFolder, file, 0, InodeAndBirth, ref MemoryMarshal.GetReference(status)) != 0) return null;
        if ((BinaryPrimitives.ReadUInt32LittleEndian(status) & InodeAndBirth) != InodeAndBirth) return null;

        var inode = BinaryPrimitives.ReadUInt64LittleEndian(status[InodeAt..]);
        var seconds = BinaryPrimitives.ReadInt64LittleEndian(status[BirthAt..]);
        var nanoseconds = BinaryPrimitives.ReadUInt32LittleEndian(status[(BirthAt + 8)..]);
        return string.Create(CultureInfo.InvariantCulture, $"{inode}:{seconds}.{nanoseconds:D9}");
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, ref byte status);
}
