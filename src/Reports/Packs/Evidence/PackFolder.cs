using System.Security.Cryptography;
using AuditPipeline.Core.Packs;

namespace AuditPipeline.Reports.Packs.Evidence;

/// <summary>A pack while it is made: a folder of its own.</summary>
public sealed class PackFolder
{
    private readonly string _root;

    /// <param name="root">Does not exist yet.</param>
    public PackFolder(string root)
    {
        _root = root;
        Directory.CreateDirectory(root);
    }

    public string Root => _root;

    /// <summary>A new file at a safe relative path.</summary>
    public FileStream Create(string path)
    {
        if (!PackPaths.IsSafe(path)) throw new ArgumentException("not a safe relative path", nameof(path));
        var full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return new FileStream(full, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, useAsync: true);
    }

    public async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await using var file = Create(path);
        await file.WriteAsync(bytes, cancellation);
    }

    /// <summary>Every file there is, with size and hash, sorted by path.</summary>
    public async Task<IReadOnlyList<PackFile>> ListAsync(CancellationToken cancellation)
    {
        var files = new List<PackFile>();
        foreach (var full in Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            await using var file = File.OpenRead(full);
            var hash = await SHA256.HashDataAsync(file, cancellation);
            files.Add(new PackFile(Path.GetRelativePath(_root, full).Replace('\\', '/'), Convert.ToHexStringLower(hash), file.Length));
        }

        return files;
    }
}
