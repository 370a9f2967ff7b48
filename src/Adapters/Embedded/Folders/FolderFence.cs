using System.Globalization;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Ports;

namespace AuditPipeline.Adapters.Embedded.Folders;

/// <summary>Claims among the processes that share a log folder, on one machine or a file system with POSIX locks. Beside a file that is
/// locked while a stream is written or claimed stands the number of its newest claim. The system frees the lock of a process that
/// dies, however it dies.</summary>
public sealed class FolderFence : IStreamFence
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    private readonly string _root;
    private readonly TimeProvider _time;
    private readonly TimeSpan _longestWait;

    /// <param name="root">Folder of the claims; made when missing.</param>
    /// <param name="time">Measures the wait.</param>
    /// <param name="longestWait">How long a claim or an entry waits for another one to end.</param>
    public FolderFence(string root, TimeProvider time, TimeSpan longestWait)
    {
        (_root, _time, _longestWait) = (Path.GetFullPath(root), time, longestWait);
        DirectorySync.Create(_root);
    }

    /// <exception cref="IOException">The stream stayed locked for the longest wait, or the disk refused.</exception>
    /// <exception cref="InvalidDataException">The file of the claim is broken.</exception>
    public async ValueTask<long> ClaimAsync(StreamId stream, CancellationToken cancellation)
    {
        await using var held = await LockAsync(stream, cancellation);
        var claim = Read(stream) + 1;
        Write(stream, claim);
        return claim;
    }

    /// <exception cref="StreamTakenException">A newer claim exists.</exception>
    /// <exception cref="IOException">The stream stayed locked for the longest wait.</exception>
    /// <exception cref="InvalidDataException">The file of the claim is broken.</exception>
    public async ValueTask<IAsyncDisposable> EnterAsync(StreamId stream, long claim, CancellationToken cancellation)
    {
        var held = await LockAsync(stream, cancellation);
        try
        {
            if (Read(stream) != claim) throw new StreamTakenException(stream, claim);
            return held;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    private async ValueTask<FileStream> LockAsync(StreamId stream, CancellationToken cancellation)
    {
        var file = SafePath.Below(_root, stream.Value + ".lock");
        var began = _time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            }
            catch (IOException refused) when (FolderLock.IsSharingViolation(refused))
            {
                if (_time.GetElapsedTime(began) >= _longestWait)
                    throw new IOException($"stream {stream} stayed locked by another writer for {_longestWait}", refused);
            }

            await Task.Delay(Poll, _time, cancellation);
        }
    }

    private long Read(StreamId stream)
    {
        var file = SafePath.Below(_root, stream.Value + ".claim");
        if (!File.Exists(file)) return 0;
        return long.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out var claim) && claim > 0
            ? claim
            : throw new InvalidDataException($"the claim of stream {stream} cannot be read; nothing is written to the stream");
    }

    private void Write(StreamId stream, long claim)
    {
        var file = SafePath.Below(_root, stream.Value + ".claim");
        var temporary = file + ".tmp";
        using (var written = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            written.Write(System.Text.Encoding.ASCII.GetBytes(claim.ToString(CultureInfo.InvariantCulture)));
            written.Flush(flushToDisk: true);
        }

        File.Move(temporary, file, overwrite: true);
        DirectorySync.Flush(_root);
    }
}
