using System.Buffers;
using System.Security.Cryptography;
using AuditPipeline.Core.Packs;

namespace AuditPipeline.Verify;

/// <summary>Reads a pack's files within the bounds its manifest sets, and holds each against it.</summary>
internal sealed class PackReader(IPackSource source)
{
    private const int BlockLength = 128 * 1024;
    private const int MaxSmallFile = 32 * 1024 * 1024;

    private readonly Dictionary<string, PackFile> _files = new(StringComparer.Ordinal);

    public PackManifest? Manifest { get; private set; }

    public string? ManifestSha256 { get; private set; }

    public long Bytes { get; private set; }

    public IEnumerable<string> Paths => _files.Keys;

    public bool Has(string path) => _files.ContainsKey(path);

    /// <summary>Hashes every file against the manifest; the first that does not fit is the fault.</summary>
    public PackFault? CheckManifest(CancellationToken stop)
    {
        if (!source.Paths.Contains(PackPaths.Manifest)) return new PackFault(PackPaths.Manifest, "is missing");
        if (ReadBounded(PackPaths.Manifest, PackManifest.MaxBytes) is not { } bytes)
            return new PackFault(PackPaths.Manifest, "is too long or cannot be read");
        ManifestSha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Manifest = PackManifest.TryParse(bytes, out var fault);
        if (Manifest is null) return new PackFault(PackPaths.Manifest, fault!);

        foreach (var file in Manifest.Files) _files.Add(file.Path, file);
        foreach (var path in source.Paths.Order(StringComparer.Ordinal))
        {
            if (path != PackPaths.Manifest && !Has(path)) return new PackFault(path, "is in the pack but not in the manifest");
        }

        foreach (var file in Manifest.Files)
        {
            stop.ThrowIfCancellationRequested();
            if (CheckFile(file) is { } what) return new PackFault(file.Path, what);
            Bytes += file.Size;
        }

        return null;
    }

    /// <summary>Bytes of a small file named in the manifest and already checked; null when it is not there or larger than
    /// <paramref name="most"/>, or changed since.</summary>
    public byte[]? Read(string path, int most = MaxSmallFile)
    {
        if (!_files.TryGetValue(path, out var file) || file.Size > most) return null;
        var bytes = ReadBounded(path, (int)file.Size);
        return bytes is not null && Convert.ToHexStringLower(SHA256.HashData(bytes)) == file.Sha256 ? bytes : null;
    }

    /// <summary>Opens a large file named in the manifest and already checked.</summary>
    public Stream Open(string path) => source.Open(path);

    public long SizeOf(string path) => _files[path].Size;

    private string? CheckFile(PackFile file)
    {
        if (!source.Paths.Contains(file.Path)) return "is missing";
        var block = ArrayPool<byte>.Shared.Rent(BlockLength);
        try
        {
            using var stream = source.Open(file.Path);
            using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long total = 0;
            int read;
            while ((read = stream.Read(block, 0, BlockLength)) > 0)
            {
                total += read;
                if (total > file.Size) return "is longer than the manifest says";
                sha.AppendData(block, 0, read);
            }

            if (total < file.Size) return "is shorter than the manifest says";
            return Convert.ToHexStringLower(sha.GetHashAndReset()) == file.Sha256 ? null : "does not have the SHA-256 of the manifest";
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return "cannot be read";
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private byte[]? ReadBounded(string path, int most)
    {
        try
        {
            using var stream = source.Open(path);
            using var bytes = new MemoryStream();
            var block = new byte[Math.Min(BlockLength, most + 1)];
            int read;
            while ((read = stream.Read(block)) > 0)
            {
                if (bytes.Length + read > most) return null;
                bytes.Write(block, 0, read);
            }

            return bytes.ToArray();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
