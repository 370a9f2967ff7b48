using AuditPipeline.Adapters.ClickHouse;
using AuditPipeline.Adapters.Embedded.Folders;
using AuditPipeline.Adapters.Embedded.Journal;
using AuditPipeline.Adapters.Keys;
using AuditPipeline.Core.Captures;
using AuditPipeline.Core.Log;
using AuditPipeline.Core.Ports;
using AuditPipeline.Core.Sealing;
using AuditPipeline.Host.Commands;
using AuditPipeline.Host.Settings;
using Microsoft.Extensions.Logging;

namespace AuditPipeline.Host.Composition;

/// <summary>Everything embedded that holds a file: keys, journal, ClickHouse, log and pack folders. Opened in order, closed in reverse;
/// what fails to open leaves nothing half open.</summary>
internal sealed class EmbeddedStores : IAsyncDisposable
{
    /// <summary>The one stream of an embedded deployment.</summary>
    public static readonly StreamId Stream = StreamId.OfPartition(0);

    // An insert costs ClickHouse some 17 ms of work whatever its size, and every batch a handful of fsyncs: a backlog is worked off in
    // large batches. A call that comes alone still goes alone.
    private const int LargestBatch = 4_000;

    private readonly Stack<Func<ValueTask>> _close = new();

    private EmbeddedStores()
    {
    }

    public required HostFolders Folders { get; init; }

    public FileSigner Signer { get; private set; } = null!;

    public FileDocumentSigner Documents { get; private set; } = null!;

    public SqliteKeyRing Keys { get; private set; } = null!;

    public SqliteJournal Journal { get; private set; } = null!;

    public ClickHouseRecordStore Store { get; private set; } = null!;

    public ClickHouseRecordReader Reader { get; private set; } = null!;

    /// <summary>The database itself, for measurements beside the record store.</summary>
    public IClickHouse Database { get; private set; } = null!;

    public FolderLogStorage Logs { get; private set; } = null!;

    public FolderPackStore Packs { get; private set; } = null!;

    /// <exception cref="CommandFailure">Something cannot be opened; the message names it.</exception>
    public static async Task<EmbeddedStores> OpenAsync(
        HostFolders folders, StoreSettings store, string settingsFolder, string nativeFolder, MasterKeySchedule schedule, IRandomness randomness,
        TimeProvider time, ILoggerFactory logs, CancellationToken cancellation)
    {
        var stores = new EmbeddedStores { Folders = folders };
        try
        {
            await stores.OpenAsync(store.Server, settingsFolder, nativeFolder, schedule, randomness, time, logs, cancellation);
            return stores;
        }
        catch (Exception e)
        {
            await stores.DisposeAsync();
            if (Told(e) is { } told) throw told;
            throw;
        }
    }

    /// <summary>The failure as the person at the terminal is to read it; null when it is a fault of ours.</summary>
    internal static CommandFailure? Told(Exception e) => e switch
    {
        FolderInUseException or KeyFolderException => new CommandFailure(e.Message, ExitCode.Usage),
        JournalOpenException or ClickHouseException or IOException or UnauthorizedAccessException or DllNotFoundException => new CommandFailure(e.Message),
        _ => null,
    };

    /// <summary>Opens the journal: last, so that nothing can be accepted before everything behind it is there.</summary>
    /// <param name="firstPosition">First queue position the log has not sealed.</param>
    /// <exception cref="CommandFailure">It cannot be opened; the message names it.</exception>
    public async Task OpenJournalAsync(
        AuditSettings settings, long firstPosition, IRandomness randomness, TimeProvider time, ILoggerFactory logs, CancellationToken cancellation)
    {
        var log = logs.CreateLogger<EmbeddedStores>();
        var options = JournalRoom.Options(settings) with { BatchCount = LargestBatch, FirstPosition = firstPosition };
        try
        {
            Journal = await SqliteJournal.StartAsync(
                Folders.Journal, Stream, Keys, randomness, time, options, problem => log.JournalTrouble(problem.Word, problem.Detail), cancellation);
            _close.Push(Journal.DisposeAsync);
        }
        catch (Exception e) when (Told(e) is { } told)
        {
            throw told;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_close.TryPop(out var close)) await close();
    }

    private async Task OpenAsync(
        StoreServerSettings? server, string settingsFolder, string nativeFolder, MasterKeySchedule schedule, IRandomness randomness, TimeProvider time,
        ILoggerFactory logs, CancellationToken cancellation)
    {
        Folders.Prepare();
        Opened(FolderLock.Take(Folders.Data));
        if (Directory.Exists(Folders.Staging)) Directory.Delete(Folders.Staging, recursive: true);
        Directory.CreateDirectory(Folders.Staging);

        var keys = KeyFolder.Open(Folders.Keys);
        // A new log key would make every record so far unprovable: its absence beside a log is told, not mended.
        if (File.Exists(Path.Combine(Folders.Logs, LogLayout.AnchorFolder, "checkpoint")) && !File.Exists(keys.PathOf(FileSigner.FileName)))
            throw keys.Unusable(FileSigner.FileName, "the log was signed with it and it is gone; put it back");
        Signer = Opened(FileSigner.Open(keys, randomness));
        Documents = Opened(FileDocumentSigner.Open(keys, randomness, time));
        Keys = Opened(SqliteKeyRing.Open(keys, randomness, time, schedule));
        Logs = new FolderLogStorage(Folders.Logs);
        Packs = Opened(new FolderPackStore(Folders.Packs, time));

        var records = await RecordDatabase.OpenAsync(server, settingsFolder, Folders, nativeFolder, randomness, time, logs, cancellation);
        _close.Push(records.DisposeAsync);
        Database = records.Writing;
        Store = Opened(new ClickHouseRecordStore(records.Writing));
        Reader = new ClickHouseRecordReader(records.Reading);
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
