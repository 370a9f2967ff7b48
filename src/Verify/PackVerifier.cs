
namespace AuditPipeline.Verify;

/// <summary>Checks an evidence pack offline, with Core and public keys, nothing of ours running. Links are checked in order; the first
/// broken one is named with its file and record, and what comes after it is not looked at.</summary>
public static class PackVerifier
{
    /// <param name="path">A folder or a zip.</param>
    /// <param name="options">What the auditor holds and demands.</param>
    /// <param name="progress">Told how many more records were checked, now and then.</param>
    /// <param name="stop">Stops between records.</param>
    /// <exception cref="FileNotFoundException">Nothing lies at <paramref name="path"/>.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The pinned timestamp roots are not PEM certificates.</exception>
    public static PackVerdict Verify(
        string path, VerifyOptions options, IProgress<long>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(options);
        IPackSource? source;
        PackFault? fault;
        if (Directory.Exists(path)) source = FolderSource.TryOpen(path, out fault);
        else if (File.Exists(path)) source = ZipSource.TryOpen(path, out fault);
        else throw new FileNotFoundException("no pack lies there", path);

        using (source)
        {
            return new PackCheck(source, fault, options, progress).Run(stop);
        }
    }

    /// <summary>The same on a thread of its own.</summary>
    public static Task<PackVerdict> VerifyAsync(
        string path, VerifyOptions options, IProgress<long>? progress = null, CancellationToken stop = default) =>
        Task.Run(() => Verify(path, options, progress, stop), stop);
}
