using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Adapters.ClickHouse.Server;
using AuditPipeline.Adapters.Embedded.InProcessClickHouse;
using AuditPipeline.Core.Ports;
using AuditPipeline.Host.Settings;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Composition;

/// <summary>The database of the records: in this process, or on a server. Its schema is this program's.</summary>
internal sealed class RecordDatabase : IAsyncDisposable
{
    private const long LongestPasswordFile = 4096;
    private readonly Stack<Func<ValueTask>> _close = new();

    private RecordDatabase()
    {
    }

    /// <summary>For the store: writes, and reads what recovery needs, all of it.</summary>
    public IClickHouse Writing { get; private set; } = null!;

    /// <summary>For questions; may see less.</summary>
    public IClickHouse Reading { get; private set; } = null!;

    /// <exception cref="ClickHouseException">It cannot be opened.</exception>
    /// <exception cref="SettingsException">A password file cannot be read.</exception>
    public static async Task<RecordDatabase> OpenAsync(
        StoreServerSettings? server, string settingsFolder, HostFolders folders, string nativeFolder,
        IRandomness randomness, TimeProvider time, ILoggerFactory logs, CancellationToken cancellation)
    {
        var database = new RecordDatabase();
        try
        {
            if (server is null) await database.OpenInProcessAsync(folders, nativeFolder, time, cancellation);
            else await database.OpenServerAsync(server, settingsFolder, randomness, time, cancellation);
            await ClickHouseSchema.ApplyAsync(database.Writing, Migration.All, time, cancellation);
            if (server is not null) await TellSystemLogsAsync(database.Writing, logs.CreateLogger<RecordDatabase>(), cancellation);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_close.TryPop(out var close)) await close();
    }

    private async Task OpenInProcessAsync(HostFolders folders, string nativeFolder, TimeProvider time, CancellationToken cancellation)
    {
        var engine = InProcessClickHouseEngine.Open(
            new InProcessClickHouseOptions { DataFolder = folders.Store, LibraryPath = ChdbLibraryFile.Under(nativeFolder) }, time);
        _close.Push(engine.DisposeAsync);
        Writing = Reading = await engine.OpenDatabaseAsync("audit", cancellation);
    }

    private async Task OpenServerAsync(
        StoreServerSettings server, string settingsFolder, IRandomness randomness, TimeProvider time, CancellationToken cancellation)
    {
        var options = Options(server, settingsFolder);
        var schema = server.Cluster is not null || server.Replicated ? new ReplicatedSchema(server.Database, server.Cluster) : null;
        (string, string)? custodian = server.MigrationUser is { } user ? (user, Password(server.MigrationPasswordFile!, settingsFolder)) : null;
        Writing = Reading = Opened(await ServerDatabase.OpenAsync(options, custodian, schema, randomness, time, cancellation));
        if (server.ReaderUser is { } reader)
        {
            Reading = Opened(await HttpClickHouse.ConnectAsync(
                options with { User = reader, Password = Password(server.ReaderPasswordFile!, settingsFolder) }, randomness, time, cancellation));
        }
    }

    private static HttpClickHouseOptions Options(StoreServerSettings server, string settingsFolder) => new()
    {
        Address = new Uri(server.Url),
        Database = server.Database,
        User = server.User,
        Password = Password(server.PasswordFile, settingsFolder),
        CaFile = server.CaFile is { } file ? Path.GetFullPath(file, settingsFolder) : null,
        ConnectTimeout = TimeSpan.FromSeconds(server.ConnectSeconds),
        CommandTimeout = TimeSpan.FromSeconds(server.TimeoutSeconds),
        RetryFor = TimeSpan.FromSeconds(server.RetrySeconds),
        Connections = server.Connections,
        Compress = server.Compress,
        Replicated = server.Replicated || server.Cluster is not null,
        Clustered = server.Cluster is not null,
    };

    /// <summary>The first line of a file.</summary>
    /// <exception cref="SettingsException">It cannot be read, is empty or too long.</exception>
    internal static string Password(string file, string settingsFolder)
    {
        var path = Path.GetFullPath(file, settingsFolder);
        try
        {
            if (new FileInfo(path).Length > LongestPasswordFile) throw new SettingsException($"store.server: {path} is longer than {LongestPasswordFile} bytes; its first line is to be the password");
            return File.ReadLines(path).FirstOrDefault() is { Length: > 0 } line ? line : throw new SettingsException($"store.server: {path} has no password in its first line");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"store.server: {path} cannot be read: {e.Message}");
        }
    }

    private static async Task TellSystemLogsAsync(IClickHouse clickHouse, ILogger log, CancellationToken cancellation)
    {
        try
        {
            foreach (var table in await SystemLogTables.WithoutEndAsync(clickHouse, "system", cancellation))
                log.SystemLogWithoutEnd(table.Name, table.Bytes);
        }
        catch (ClickHouseException e)
        {
            log.SystemLogsUnseen(e.Name);   // the user may not look; the product works all the same
        }
    }

    private T Opened<T>(T part)
        where T : IDisposable
    {
        _close.Push(() =>
        {
            part.Dispose();
            return ValueTask.CompletedTask;
        });
        return part;
    }
}
