using System.Diagnostics;
using AuditPipeline.Host.Commands;

namespace AuditPipeline.Host.Chaos.Outage;

/// <summary>A file system in memory, mounted on a folder, that can be filled to the last byte.</summary>
internal sealed class SmallDisk : IFault, IAsyncDisposable
{
    private const int Block = 64 * 1024;

    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    public string Name => "the store's disk full";

    private string Filler => Path.Combine(_folder, "filler");

    /// <exception cref="CommandFailure">This user may not mount.</exception>
    public static async Task<SmallDisk> MountAsync(string folder, int megabytes, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (!await RunAsync(["mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=700", "tmpfs", folder], cancellation))
            throw new CommandFailure("--outage store: this user may not mount a small file system for the store; run it as root", ExitCode.Usage);
        return new SmallDisk(folder);
    }

    // Again and again: what the store gives up meanwhile is taken as well.
    public Task StrikeAsync(ChaosDice dice, CancellationToken cancellation)
    {
        using var stream = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        for (var size = Block; size > 0; size /= 2)
        {
            try
            {
                while (true) stream.Write(new byte[size]);
            }
            catch (IOException)
            {
                // No room for that much.
            }
        }

        return Task.CompletedTask;
    }

    public Task MendAsync(ChaosDice dice, CancellationToken cancellation)
    {
        File.Delete(Filler);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await RunAsync(["umount", "--lazy", _folder], CancellationToken.None);

    private static async Task<bool> RunAsync(string[] command, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0;
    }
}
