using System.IO.Compression;
using AuditPipeline.Core.Packs;

namespace AuditPipeline.Verify;

/// <summary>A pack as a zip. Nothing is unpacked to disk; names are checked, each once; how much is inflated is bounded by the
/// reader, from the manifest.</summary>
internal sealed class ZipSource : IPackSource
{
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);

    private ZipSource(ZipArchive zip) => _zip = zip;

    public IReadOnlyCollection<string> Paths => _entries.Keys;

    public static ZipSource? TryOpen(string path, out PackFault? fault)
    {
        var name = Path.GetFileName(path);
        ZipArchive zip;
        try
        {
            zip = ZipFile.OpenRead(path);
        }
        catch (InvalidDataException)
        {
            fault = new PackFault(name, "is neither a folder nor a zip");
            return null;
        }

        var source = new ZipSource(zip);
        fault = source.ReadEntries(name);
        if (fault is null) return source;
        source.Dispose();
        return null;
    }

    public Stream Open(string path) => _entries[path].Open();

    public void Dispose() => _zip.Dispose();

    private PackFault? ReadEntries(string name)
    {
        try
        {
            if (_zip.Entries.Count > 2 * PackManifest.MaxFiles) return new PackFault(name, "holds too many entries");
            foreach (var entry in _zip.Entries)
            {
                var path = entry.FullName;
                if (!PackPaths.IsSafe(path.EndsWith('/') ? path[..^1] : path)) return new PackFault(name, "holds an entry whose path is not safe");
                if (path.EndsWith('/')) continue;
                if (!_entries.TryAdd(path, entry)) return new PackFault(path, "stands twice in the zip");
            }

            return null;
        }
        catch (InvalidDataException)
        {
            return new PackFault(name, "is a damaged zip");
        }
    }
}
