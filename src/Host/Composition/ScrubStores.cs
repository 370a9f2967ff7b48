using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Adapters.Embedded.InProcessClickHouse;
using AuditPipeline.Host.Commands;

namespace AuditPipeline.Host.Composition;

/// <summary>Store and log of a data folder on which no Host runs, opened for reading: no key is opened or made, no schema changed. The
/// folder is locked meanwhile.</summary>
internal sealed class ScrubStores : IAsyncDisposable
{
    private readonly FolderLock _folder;
    private readonly InProcessClickHouseEngine _engine;

    private ScrubStores(FolderLock folder, InProcessClickHouseEngine engine, IClickHouse database, FolderLogStorage logs) =>
        (_folder, _engine, Database, Logs) = (folder, engine, database, logs);

    public IClickHouse Database { get; }

    public FolderLogStorage Logs { get; }

    /// <summary>Null when a Host holds the folder.</summary>
    /// <exception cref="CommandFailure">It cannot be opened; the message names it.</exception>
    public static async Task<ScrubStores?> OpenAsync(HostFolders folders, string nativeFolder, TimeProvider time, CancellationToken cancellation)
    {
        foreach (var needed in (string[])[folders.Store, folders.Logs])
            if (!Directory.Exists(needed)) throw new CommandFailure($"{needed} is not there: {folders.Data} is no data folder with records", ExitCode.Usage);

        FolderLock folder;
        try
        {
            folder = FolderLock.Take(folders.Data);
        }
        catch (FolderInUseException)
        {
            return null;
        }

        InProcessClickHouseEngine? engine = null;
        try
        {
            engine = InProcessClickHouseEngine.Open(
                new InProcessClickHouseOptions { DataFolder = folders.Store, LibraryPath = ChdbLibraryFile.Under(nativeFolder) }, time);
            var database = await engine.OpenDatabaseAsync("audit", cancellation);
            await ClickHouseSchema.RequireAsync(database, Migration.All, cancellation);
            return new ScrubStores(folder, engine, database, new FolderLogStorage(folders.Logs));
        }
        catch (Exception e)
        {
            if (engine is not null) await engine.DisposeAsync();
            folder.Dispose();
            if (EmbeddedStores.Told(e) is { } told) throw told;
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }
}
