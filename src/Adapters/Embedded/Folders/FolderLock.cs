using System.Globalization;

namespace AuditPipeline.Adapters.Embedded.Folders;

/// <summary>Keeps a data folder to one process: an exclusively opened file that the system lets go when the process ends, however
/// it ends. The owner's process id stands in a second file, since the first cannot be read while held.</summary>
public sealed class FolderLock : IDisposable
{
    private const string LockFile = "lock";
    private const string OwnerFile = "owner";

    private readonly FileStream _held;

    private FolderLock(FileStream held) => _held = held;

    /// <param name="folder">An existing folder.</param>
    /// <exception cref="FolderInUseException">Another process, or another part of this one, holds it.</exception>
    public static FolderLock Take(string folder)
    {
        var owner = Path.Combine(folder, OwnerFile);
        FileStream held;
        try
        {
            held = new FileStream(
                Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException taken) when (IsSharingViolation(taken))
        {
            throw new FolderInUseException(folder, ReadOwner(owner), taken);
        }

        File.WriteAllText(owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new FolderLock(held);
    }

    public void Dispose() => _held.Dispose();

    // EWOULDBLOCK of flock(2) on Linux and macOS, ERROR_SHARING_VIOLATION on Windows; a full disk is none of these.
    internal static bool IsSharingViolation(IOException refused) => refused.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static int? ReadOwner(string file)
    {
        try
        {
            return int.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
