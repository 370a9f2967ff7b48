namespace AuditPipeline.Adapters.Keys;

/// <summary>The folder of key files: 0700, each file 0600. What is open wider is refused, since a key that others could read is no
/// longer a secret. Modes are not checked on Windows, which has none.</summary>
public sealed class KeyFolder
{
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int LongestFile = 64 * 1024;

    private KeyFolder(string path) => FullPath = path;

    public string FullPath { get; }

    /// <summary>Opens the folder, making it when there is none.</summary>
    /// <exception cref="KeyFolderException">It, or a file in it, is open to others, or it cannot be made.</exception>
    public static KeyFolder Open(string path)
    {
        var folder = new KeyFolder(Path.GetFullPath(path));
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder.FullPath);
            else Directory.CreateDirectory(folder.FullPath, FolderMode);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new KeyFolderException(
                $"key folder {folder.FullPath} cannot be made ({refused.Message}); give this user the right, or choose another folder",
                refused);
        }

        RequireClosed(folder.FullPath, FolderMode, "700");
        foreach (var file in Directory.EnumerateFiles(folder.FullPath))
        {
            try
            {
                RequireClosed(file, FileMode600, "600");
            }
            catch (FileNotFoundException)
            {
                continue;   // another process on this folder removed it since
            }
        }

        return folder;
    }

    public string PathOf(string name) => Path.Combine(FullPath, name);

    /// <summary>The file's bytes, or null when there is none.</summary>
    /// <exception cref="KeyFolderException">The file is open to others, cannot be read, or is no key by its size.</exception>
    public byte[]? Read(string name)
    {
        var file = PathOf(name);
        if (!File.Exists(file)) return null;

        RequireClosed(file, FileMode600, "600");
        try
        {
            if (new FileInfo(file).Length > LongestFile) throw Unusable(name, "it is far too long for a key");
            return File.ReadAllBytes(file);
        }
        catch (Exception refused) when (refused is UnauthorizedAccessException or IOException and not KeyFolderException)
        {
            throw new KeyFolderException($"key file {file} cannot be read ({refused.Message})", refused);
        }
    }

    /// <summary>Writes a new file, durable on return and whole or absent after a crash. It is never written over.</summary>
    public void Create(string name, ReadOnlySpan<byte> bytes)
    {
        var file = PathOf(name);
        var temporary = PathOf("." + name + ".tmp");
        try
        {
            File.Delete(temporary);   // left by a crash; it was never in use
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0,
            };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = FileMode600;
            using (var stream = new FileStream(temporary, options))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, file, overwrite: false);
            DirectorySync.Flush(FullPath);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new KeyFolderException($"key file {file} cannot be written ({refused.Message})", refused);
        }
    }

    public bool Has(string name) => File.Exists(PathOf(name));

    /// <summary>Gives a file another name, in place of the file that had it; durable on return.</summary>
    public void Rename(string name, string newName) => Change(name, "renamed", () => File.Move(PathOf(name), PathOf(newName), overwrite: true));

    /// <summary>Puts zeros where the file's bytes are; durable on return. A disk that writes elsewhere (flash, snapshots) may keep the
    /// old ones until it uses the place again.</summary>
    public void Overwrite(string name) => Change(name, "overwritten", () =>
    {
        using var stream = new FileStream(PathOf(name), FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0);
        stream.Write(new byte[checked((int)Math.Min(stream.Length, LongestFile))]);
        stream.Flush(flushToDisk: true);
    });

    /// <summary>Removes a file; durable on return.</summary>
    public void Remove(string name) => Change(name, "removed", () => File.Delete(PathOf(name)));

    /// <summary>For a file whose content is not what it should be.</summary>
    public KeyFolderException Unusable(string name, string finding) => new(
        $"key file {PathOf(name)} cannot be used: {finding}; put the right file back from its backup");

    private void Change(string name, string how, Action change)
    {
        try
        {
            change();
            DirectorySync.Flush(FullPath);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new KeyFolderException($"key file {PathOf(name)} cannot be {how} ({refused.Message})", refused);
        }
    }

    private static void RequireClosed(string path, UnixFileMode widest, string octal)
    {
        if (OperatingSystem.IsWindows()) return;

        var mode = File.GetUnixFileMode(path);
        if ((mode & ~widest) != 0)
            throw new KeyFolderException(
                $"{path} is open to other users (mode {Convert.ToString((int)mode, 8)}); "
                + $"run chmod {octal} on it, and replace its keys if others may have read them");
    }
}
