using System.Globalization;
using AuditPipeline.Adapters.ClickHouse;

namespace AuditPipeline.Adapters.Embedded.InProcessClickHouse;

/// <summary>The ClickHouse engine inside this process, over one data folder. One engine per process at a time. Dispose it before the
/// process ends: an engine with open connections aborts at exit.</summary>
public sealed class InProcessClickHouseEngine : IAsyncDisposable
{
    private const long MiB = 1024 * 1024;

    // On a disk that is full to the last byte the engine's own files (a mutation's, a merge's) end up empty, and their table does not load any
    // more. So inserts stop before: what is waiting stays in the queue.
    private const long RoomForMerges = 128 * MiB;
    private static readonly Lock Gate = new();
    private static InProcessClickHouseEngine? open;
    private static bool exitHooked;

    private readonly string folder;
    private readonly InProcessClickHouseOptions options;
    private readonly TimeProvider clock;
    private readonly ConnectionPool writing;
    private readonly ConnectionPool reading;
    private bool closed;

    private InProcessClickHouseEngine(
        string folder, InProcessClickHouseOptions options, TimeProvider clock, ConnectionPool writing, ConnectionPool reading)
    {
        this.folder = folder;
        this.options = options;
        this.clock = clock;
        this.writing = writing;
        this.reading = reading;
    }

    internal ConnectionPool Writing => writing;

    internal ConnectionPool Reading => reading;

    /// <summary>Starts the engine on the data folder. Takes about 0.2 s; blocking.</summary>
    /// <exception cref="ClickHouseException">The library is missing, the data folder is in use by another process, this process has an
    /// engine open already, or the engine does not start.</exception>
    public static InProcessClickHouseEngine Open(InProcessClickHouseOptions options, TimeProvider clock)
    {
        var library = ChdbLibrary.Load(options.LibraryPath);
        var folder = Path.GetFullPath(options.DataFolder);
        lock (Gate)
        {
            Directory.CreateDirectory(folder);
            if (open?.folder != folder) ThrowWhenInUse(folder);
            if (open is not null)
                throw new ClickHouseException("This process has an in-process ClickHouse open already; there can be one at a time.");

            var connections = new List<ConnectionThread>();
            try
            {
                connections.Add(Connect(library, folder, WriteArguments(folder, options), "clickhouse-write"));
                for (var i = 0; i < options.ReadConnections; i++)
                    connections.Add(Connect(library, folder, ReadArguments(folder, options), $"clickhouse-read-{i}"));
            }
            catch
            {
                foreach (var connection in connections) connection.Dispose();
                throw;
            }

            open = new InProcessClickHouseEngine(
                folder,
                options,
                clock,
                new ConnectionPool(connections[..1], options.MaximumWaiting),
                new ConnectionPool(connections[1..], options.MaximumWaiting));
            if (!exitHooked)
            {
                exitHooked = true;
                AppDomain.CurrentDomain.ProcessExit += (_, _) => ShutDownAtExit(library);
            }

            return open;
        }
    }

    /// <summary>A database of this engine, created when missing.</summary>
    /// <param name="name">Lower-case letters, digits and underscores, starting with a letter; at most 64.</param>
    /// <param name="cancellation">Stops the waiting for the connection.</param>
    public async ValueTask<IClickHouse> OpenDatabaseAsync(string name, CancellationToken cancellation)
    {
        if (name is not [>= 'a' and <= 'z', ..] || name.Length > 64 || name.Any(c => c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')))
            throw new ArgumentException("A database name is lower-case letters, digits and underscores, starting with a letter.", nameof(name));
        var home = new InProcessClickHouse(this, "default");
        await home.ExecuteAsync($"CREATE DATABASE IF NOT EXISTS `{name}`", null, cancellation).ConfigureAwait(false);
        return new InProcessClickHouse(this, name);
    }

    /// <summary>Waits for running statements and closes every connection. Waiting statements are refused.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (Gate)
        {
            if (closed) return;
            closed = true;
        }

        var readsEnded = await reading.CloseAsync(options.CloseTimeout, clock).ConfigureAwait(false);
        var writesEnded = await writing.CloseAsync(options.CloseTimeout, clock).ConfigureAwait(false);
        lock (Gate)
        {
            if (readsEnded && writesEnded) open = null;
        }
    }

    private static void ShutDownAtExit(ChdbLibrary library)
    {
        // Whoever forgot to dispose still leaves a clean process; then no connection is open and the engine's threads can end.
        var forgotten = open;
        forgotten?.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
        if (open is null) library.ShutDown();
    }

    private static ConnectionThread Connect(ChdbLibrary library, string folder, IReadOnlyList<string> arguments, string name)
    {
        var connection = ChdbConnection.Open(library, arguments);
        if (connection is not null) return new ConnectionThread(connection, name);
        ThrowWhenInUse(folder);
        throw new ClickHouseException(
            $"The in-process ClickHouse does not start on data folder {folder}. Check its permissions and the free space.");
    }

    private static void ThrowWhenInUse(string folder)
    {
        // The engine holds flock on this file, and FileShare.None asks for the same lock.
        var status = Path.Combine(folder, "status");
        if (!File.Exists(status)) return;
        try
        {
            using var probe = new FileStream(status, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException inUse)
        {
            throw new ClickHouseException($"The data folder is in use: another process has {folder} open.", inUse);
        }
    }

    private static List<string> WriteArguments(string folder, InProcessClickHouseOptions options) =>
    [
        .. EngineArguments(folder, options),
        "--async_insert=0",
        "--mutations_sync=2",          // ALTER … DELETE and UPDATE return when done: an erasure is certified on its return
        Set("max_threads", options.Threads),
        "--max_insert_threads=1",
        Set("min_free_disk_bytes_to_perform_insert", RoomForMerges),
        Set("max_memory_usage", options.MemoryMiB * MiB / 2),
    ];

    private static List<string> ReadArguments(string folder, InProcessClickHouseOptions options) =>
    [
        .. EngineArguments(folder, options),
        "--readonly=1",
        "--max_block_size=2048",       // rows per streamed block: the size of one answer in memory
        Set("max_threads", options.Threads),
        Set("max_memory_usage", options.QuestionMemoryMiB * MiB),
        Set("max_bytes_before_external_sort", options.QuestionMemoryMiB * MiB / 4),
        Set("max_bytes_before_external_group_by", options.QuestionMemoryMiB * MiB / 4),
        Set("max_execution_time", (long)options.LongestQuestion.TotalSeconds),
    ];

    /// <summary>Server settings; the connection that starts the engine sets them. System logs are off in libchdb and stay so.</summary>
    private static IEnumerable<string> EngineArguments(string folder, InProcessClickHouseOptions options) =>
    [
        "clickhouse",
        "--path=" + folder,
        Set("max_server_memory_usage", options.MemoryMiB * MiB),
        Set("mark_cache_size", 64 * MiB),
        Set("index_mark_cache_size", 16 * MiB),
        Set("primary_index_cache_size", 64 * MiB),
        Set("query_condition_cache_size", 4 * MiB),
        "--uncompressed_cache_size=0",
        "--mmap_cache_size=100",
        "--max_thread_pool_size=256",
        "--max_thread_pool_free_size=8",
        "--max_io_thread_pool_size=16",
        "--background_pool_size=2",
        "--background_merges_mutations_concurrency_ratio=2",
        "--background_schedule_pool_size=2",
        "--background_common_pool_size=2",
        "--background_move_pool_size=1",
        "--background_fetches_pool_size=1",
        "--max_active_parts_loading_thread_pool_size=2",
    ];

    private static string Set(string name, long value) => string.Create(CultureInfo.InvariantCulture, $"--{name}={value}");
}
