using AuditPipeline.Core.Packs;

namespace AuditPipeline.Verify;

/// <summary>A pack as a folder. Links are refused: they could lead out of it.</summary>
internal sealed class FolderSource : IPackSource
{
    private readonly string _root;
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    private FolderSource(string root) => _root = root;

    public IReadOnlyCollection<string> Paths => _paths;

    public static FolderSource? TryOpen(string root, out PackFault? fault)
    {
        var source = new FolderSource(root);
        fault = source.Walk(new DirectoryInfo(root), string.Empty);
        return fault is null ? source : null;
    }

    public Stream Open(string path) => new FileStream(
        Path.Combine(_root, path), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);

    public void Dispose()
    {
    }

    private PackFault? Walk(DirectoryInfo folder, string prefix)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var path = prefix + entry.Name;
            if (!PackPaths.IsSafe(path)) return new PackFault(prefix.Length > 0 ? prefix : PackPaths.Manifest, "holds a file whose name is not safe");
            if (entry.LinkTarget is not null) return new PackFault(path, "is a link, which a pack never holds");
            if (_paths.Count > PackManifest.MaxFiles) return new PackFault(PackPaths.Manifest, "the folder holds too many files");
            if (entry is DirectoryInfo inner)
            {
                if (Walk(inner, path + "/") is { } fault) return fault;
            }
            else
            {
                _paths.Add(path);
            }
        }

        return null;
    }
}
